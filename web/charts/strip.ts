import { nothing, type SVGTemplateResult, svg } from 'lit';
import { cells } from '../text/cut.ts';
import { formatNumber, percent } from './format.ts';

/** One token's share of the die: the interval [from, to) of [0, 1). */
export interface Face {
  readonly id: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Its chance, for its name. */
  readonly share?: number;
}

/**
 * The die: the intervals of all kept tokens in token order along [0, 1). The marker at u stays where it is while
 * sliders change the faces; the token drawn is that of the face at u. A face too narrow for its name shows it when
 * it is pointed at or focused. With `remainder`, the gaps between the faces are filled with a texture: they are faces
 * too narrow to draw.
 */
export function strip(
  faces: readonly Face[],
  u: number,
  rolled: number,
  width: number,
  remainder = false,
): SVGTemplateResult {
  const left = 8;
  const length = width - 2 * left;
  const at = left + u * length;
  const x = (share: number) => left + share * length;
  return svg`<svg class="chart strip" viewBox="0 0 ${width} 74" width=${width} height="74" role="group">
    <text class="end" x=${left} y="70">0</text>
    <text class="end" x=${left + length} y="70" text-anchor="end">1</text>
    ${remainder ? svg`<rect class="crumbs" x=${left} y="25" width=${length} height="30"></rect>` : nothing}
    ${faces.map((face) => segment(face, face.id === rolled, x, width))}
    <g class="coin" transform="translate(${at} 0)">
      <path d="M0 24 L-6 15 L6 15 Z"></path>
      <line x1="0" x2="0" y1="22" y2="56"></line>
      <text x="0" y="10" text-anchor=${anchor(at, width)}>u = ${u.toFixed(4)}</text>
    </g>
  </svg>`;
}

/** What the die shows, in a few words. */
export function spoken(faces: readonly Face[], u: number, rolled: number): string {
  const under = faces.find((face) => face.id === rolled)?.label ?? 'no token';
  return `The die: the coin ${u.toFixed(4)} falls on ${under}`;
}

function segment(
  face: Face,
  rolled: boolean,
  x: (share: number) => number,
  width: number,
): SVGTemplateResult {
  const [start, wide] = [x(face.from), x(face.to) - x(face.from)];
  const middle = start + wide / 2;
  const fits = wide > cells(face.label) * 7.9 + 8;
  const name = `${face.label}: ${face.share === undefined ? '' : `${percent(face.share)}, `}from ${formatNumber(face.from, 4)} to ${formatNumber(face.to, 4)}`;
  return svg`<g class="face ${rolled ? 'rolled' : ''}" data-bar role="img" tabindex="-1" aria-label=${name}>
    <title>${name}</title>
    <rect x=${start} y="25" width=${Math.max(wide, 0)} height="30"></rect>
    ${fits ? svg`<text x=${middle} y="40.5" text-anchor="middle">${face.label}</text>` : nothing}
    <text class="face-name" x=${middle} y="70" text-anchor=${anchor(middle, width, 140)}>${name}</text>
  </g>`;
}

/** Text near an edge of the strip is aligned to that edge. */
function anchor(at: number, width: number, room = 90): 'start' | 'middle' | 'end' {
  return at > width - room ? 'end' : at < room ? 'start' : 'middle';
}
