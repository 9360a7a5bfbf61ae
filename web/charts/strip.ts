import { nothing, type SVGTemplateResult, svg } from 'lit';

/** One token's share of the die: the interval [from, to) of [0, 1). */
export interface Face {
  readonly id: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The die: every kept token laid end to end, in token order, along [0, 1). The coin u is a marker that
 * stays where it is while sliders reshape the faces under it; the face it points at is the token drawn.
 */
export function strip(faces: readonly Face[], u: number, rolled: number, width: number): SVGTemplateResult {
  const left = 8;
  const length = width - 2 * left;
  const at = left + u * length;
  const x = (share: number) => left + share * length;
  const side = at > width - 90 ? 'end' : at < 90 ? 'start' : 'middle';
  return svg`<svg class="chart strip" viewBox="0 0 ${width} 74" width=${width} height="74" role="img"
      aria-label=${`The die: the coin ${u.toFixed(4)} falls on ${faces.find((f) => f.id === rolled)?.label ?? 'no token'}`}>
    ${faces.map((face) => segment(face, face.id === rolled, x))}
    <text class="end" x=${left} y="70">0</text>
    <text class="end" x=${left + length} y="70" text-anchor="end">1</text>
    <g class="coin" transform="translate(${at} 0)">
      <path d="M0 24 L-6 15 L6 15 Z"></path>
      <line x1="0" x2="0" y1="22" y2="56"></line>
      <text x="0" y="10" text-anchor=${side}>u = ${u.toFixed(4)}</text>
    </g>
  </svg>`;
}

function segment(face: Face, rolled: boolean, x: (share: number) => number): SVGTemplateResult {
  const wide = x(face.to) - x(face.from);
  const fits = wide > face.label.length * 7.9 + 8;
  return svg`<g class="face ${rolled ? 'rolled' : ''}">
    <rect x=${x(face.from)} y="25" width=${Math.max(wide, 0)} height="30"></rect>
    ${fits ? svg`<text x=${(x(face.from) + x(face.to)) / 2} y="40.5" text-anchor="middle">${face.label}</text>` : nothing}
  </g>`;
}
