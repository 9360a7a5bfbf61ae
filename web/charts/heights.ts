import { scaleLinear } from 'd3-scale';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { formatNumber } from './format.ts';

export interface HeightsOptions {
  readonly width: number;
  readonly height?: number;
  /** A horizontal level. Values that reach it are drawn large. Its name stands above the dots. */
  readonly level: { readonly at: number; readonly label: string };
  /** The level lies somewhere between these two. */
  readonly between?: readonly [low: number, high: number];
  readonly xLabel: string;
  readonly yLabel: string;
  /** One sentence for screen readers. */
  readonly spoken: string;
}

/** Many values in their order, a dot each, and which of them reach a level. */
export function heights(values: ArrayLike<number>, options: HeightsOptions): SVGTemplateResult {
  const { width, height = 270, level, between } = options;
  const box = { left: 44, right: width - 8, top: 26, bottom: height - 40 };
  const all = Array.from(values);
  const x = scaleLinear([0, all.length - 1], [box.left, box.right]);
  const y = scaleLinear([Math.min(...all), Math.max(...all)], [box.bottom, box.top]).nice();
  // A line of no length with round ends is a dot, and thousands of them are one path.
  const dots = (isIn: (value: number) => boolean) =>
    all.map((value, i) => (isIn(value) ? `M${x(i).toFixed(1)} ${y(value).toFixed(1)}h0` : '')).join('');
  return svg`<svg class="chart heights" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${options.spoken}>
    ${between ? svg`<rect class="between" x=${box.left} width=${box.right - box.left} y=${y(between[1])} height=${y(between[0]) - y(between[1])}></rect>` : nothing}
    ${y.ticks(5).map(
      (at) => svg`<line class="grid" x1=${box.left} x2=${box.right} y1=${y(at)} y2=${y(at)}></line>
      <text class="tick" x=${box.left - 8} y=${y(at)} text-anchor="end" dominant-baseline="middle">${formatNumber(at)}</text>`,
    )}
    ${x.ticks(5).map((at) => svg`<text class="tick" x=${x(at)} y=${box.bottom + 16} text-anchor="middle">${formatNumber(at)}</text>`)}
    <text class="label" x=${(box.left + box.right) / 2} y=${height - 6} text-anchor="middle">${options.xLabel}</text>
    <text class="label" x="4" y="14">${options.yLabel}</text>
    <path class="short" stroke-linecap="round" d=${dots((value) => value < level.at)}></path>
    <path class="reaches" stroke-linecap="round" d=${dots((value) => value >= level.at)}></path>
    <g class="mark"><line x1=${box.left} x2=${box.right} y1=${y(level.at)} y2=${y(level.at)}></line>
      <text x=${box.right} y="14" text-anchor="end">${level.label}</text></g>
  </svg>`;
}
