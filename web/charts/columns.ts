import { scaleLinear, scaleLog } from 'd3-scale';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { percent, powerOfTen } from './format.ts';

/** One token by its rank: what it has, or what it had before it was removed. */
export interface Column {
  readonly value: number;
  readonly fate: 'kept' | 'removed';
  /** Screen readers read it, and the pointer shows it. */
  readonly spoken: string;
}

export interface ColumnsOptions {
  readonly width: number;
  readonly height?: number;
  /** Shares evenly from 0 to `top`, or in powers of ten. */
  readonly scale: 'even' | 'powers';
  /** Where the even axis ends. @defaultValue 1, so that charts side by side can be compared */
  readonly top?: number;
  /** Under the first and the last column. */
  readonly ends: readonly [string, string];
}

const LEFT = 42;
/** Between two columns, as a part of their distance. */
const GAP = 0.22;
/** The lowest share that a column of the scale in powers of ten shows. */
const FLOOR = 1e-6;
const POWERS = [-6, -4, -2, 0].map((exponent) => ({ at: 10 ** exponent, label: powerOfTen(exponent) }));

/** Upright bars from the best token to the last one shown. */
export function columns(data: readonly Column[], options: ColumnsOptions): SVGTemplateResult {
  const { width, height = 128, scale, top = 1, ends } = options;
  const box = { top: 8, bottom: height - 18, right: width - 2 };
  const range = [box.bottom, box.top];
  const even = scale === 'even';
  const y = even ? scaleLinear([0, top], range) : scaleLog([FLOOR, 1], range).clamp(true);
  const room = (box.right - LEFT) / Math.max(1, data.length);
  return svg`<svg class="chart uprights" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group">
    ${(even ? [0, top / 2, top].map((at) => ({ at, label: percent(at) })) : POWERS).map(
      ({
        at: tick,
        label,
      }) => svg`<line class="grid" x1=${LEFT} x2=${box.right} y1=${y(tick)} y2=${y(tick)}></line>
      <text class="tick" x=${LEFT - 5} y=${y(tick)} text-anchor="end" dominant-baseline="middle">${label}</text>`,
    )}
    ${data.map((column, i) => upright(column, { left: LEFT + i * room, room, top: box.top, bottom: box.bottom }, y))}
    <text class="tick" x=${LEFT} y=${height - 5}>${ends[0]}</text>
    ${ends[1] ? svg`<text class="tick" x=${box.right} y=${height - 5} text-anchor="end">${ends[1]}</text>` : nothing}
  </svg>`;
}

/** Where an even axis for these columns may end: 1, 2 or 5 times a power of ten, and never past the whole die. */
export function topFor(data: readonly Column[]): number {
  const most = Math.max(...data.map(({ value }) => value));
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.min(1, ([1, 2, 5].find((times) => times * power >= most) ?? 10) * power);
}

interface Place {
  readonly left: number;
  readonly room: number;
  readonly top: number;
  readonly bottom: number;
}

function upright(
  { value, fate, spoken }: Column,
  { left, room, top, bottom }: Place,
  y: (value: number) => number,
): SVGTemplateResult {
  const tall = Math.max(bottom - y(Math.max(value, Number.MIN_VALUE)), 0.75);
  return svg`<g class="row ${fate}" data-bar role="img" tabindex="-1" aria-label=${spoken}><title>${spoken}</title>
    <rect class="hit" x=${left} y=${top} width=${room} height=${bottom - top}></rect>
    <rect class="bar" x=${left + (room * GAP) / 2} y=${bottom - tall} width=${room * (1 - GAP)} height=${tall}></rect></g>`;
}
