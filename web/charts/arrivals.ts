import { scaleLog } from 'd3-scale';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { cut } from '../text/cut.ts';
import { count } from './format.ts';

/** When one token came out for the first time, and when it was due. */
export interface Arrival {
  readonly id: number;
  readonly label: string;
  /** The number of the draw; 0 when it did not come within the draws that were made. */
  readonly first: number;
  /** In how many draws it is expected once. */
  readonly due: number;
}

export interface ArrivalsOptions {
  readonly width: number;
  /** How many draws were made. */
  readonly draws: number;
  /** How many of them count as rolled: what comes later has not come yet. */
  readonly now: number;
}

const ROW = 28;
const TOP = 22;

/** One row a token on an axis of powers of ten: a dot where it first came, a ring where it was due. */
export function arrivals(
  rows: readonly Arrival[],
  { width, draws, now }: ArrivalsOptions,
): SVGTemplateResult {
  const left = 92;
  const right = width - 84;
  const bottom = TOP + rows.length * ROW;
  const x = scaleLog([1, draws], [left, Math.max(left + 40, right)]).clamp(true);
  const decades = Array.from({ length: Math.round(Math.log10(draws)) + 1 }, (_, i) => 10 ** i);
  return svg`<svg class="chart arrivals" viewBox="0 0 ${width} ${bottom + 40}" width=${width} height=${bottom + 40} role="group">
    ${decades.map(
      (n, i) => svg`<line class="grid" x1=${x(n)} x2=${x(n)} y1=${TOP} y2=${bottom}></line>
      ${width < 420 && i % 2 ? nothing : svg`<text class="tick" x=${x(n)} y=${bottom + 16} text-anchor="middle">${short(n)}</text>`}`,
    )}
    <text class="label" x=${(left + right) / 2} y=${bottom + 34} text-anchor="middle">number of the draw</text>
    <g class="mark"><line x1=${x(now)} x2=${x(now)} y1="16" y2=${bottom}></line>
      <text x=${x(now)} y="9" text-anchor=${x(now) > width * 0.7 ? 'end' : 'middle'}>${count(now)} drawn</text></g>
    ${rows.map((row, i) => arrival(row, i, x, left, right, now))}
  </svg>`;
}

function arrival(
  { label, first, due }: Arrival,
  index: number,
  x: (n: number) => number,
  left: number,
  right: number,
  now: number,
): SVGTemplateResult {
  const seen = first > 0 && first <= now;
  const when = first === 0 ? 'not yet' : count(first);
  const spoken = `${label}: due once in ${count(Math.round(due))} draws, first came at draw ${when}`;
  return svg`<g class="row ${seen ? 'kept' : 'removed'}" data-bar role="img" tabindex="-1" aria-label=${spoken}
      transform="translate(0 ${TOP + index * ROW})">
    <title>${spoken}</title>
    <rect class="hit" x="0" y="0" width="100%" height=${ROW}></rect>
    <text class="token" x=${left - 10} y=${ROW / 2} text-anchor="end">${cut(label, 9)}</text>
    <line class="axis" x1=${left} x2=${right} y1=${ROW / 2} y2=${ROW / 2}></line>
    <circle class="due" cx=${x(due)} cy=${ROW / 2} r="6.5"></circle>
    ${first > 0 ? svg`<circle class="came" cx=${x(first)} cy=${ROW / 2} r="4"></circle>` : nothing}
    <text class="value" x=${right + 12} y=${ROW / 2}>${when}</text>
  </g>`;
}

const short = (n: number) => (n >= 1e6 ? `${n / 1e6}M` : n >= 1e3 ? `${n / 1e3}k` : String(n));
