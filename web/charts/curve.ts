import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { formatNumber } from './format.ts';

export interface Series {
  readonly name: string;
  /** Picks the colour: `one` to `three` of the strategy set, which also differ in their dashes. */
  readonly tone: 'one' | 'two' | 'three';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** How far along the line its name stands, from 0 to 1, and on which side of it. */
  readonly nameAt?: number;
  readonly nameSide?: 'above' | 'below';
  /** The name starts at that place instead of being centred on it, so that it does not touch a falling line. */
  readonly nameBegins?: boolean;
  /** Draws a dot on every value, for series of few values. */
  readonly dots?: boolean;
}

/** A mark on an axis whose label is not its place, such as a power of ten on an axis of logarithms. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface CurveOptions {
  readonly width: number;
  readonly height?: number;
  readonly xDomain: readonly [number, number];
  readonly yDomain: readonly [number, number];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xTicks?: readonly Tick[];
  readonly yTicks?: readonly Tick[];
  /** A dashed horizontal line with its name. */
  readonly level?: { readonly at: number; readonly label: string };
  /** Dotted vertical lines with their names. */
  readonly verticals?: readonly Vertical[];
  /** Where the reader's own setting is: a line and a dot on every series. */
  readonly marker?: { readonly x: number; readonly y: readonly number[] };
  /** Single places with their names. */
  readonly points?: readonly Point[];
}

export interface Vertical {
  readonly at: number;
  readonly label: string;
  /** The series it belongs to, whose colour it takes. */
  readonly tone?: Series['tone'];
  /** On which side of the line the name stands, where there is room for it. */
  readonly side?: 'left' | 'right';
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** Lines over a shared pair of axes, named at their ends rather than in a legend box. */
export function curve(series: readonly Series[], options: CurveOptions): SVGTemplateResult {
  const { width, height = 260, xDomain, yDomain } = options;
  const box = { left: 44, right: width - 14, top: 26, bottom: height - 40 };
  const x = scaleLinear([...xDomain], [box.left, box.right]).clamp(true);
  const y = scaleLinear([...yDomain], [box.bottom, box.top]).clamp(true);
  const path = (s: Series) =>
    line<number>(
      (_, i) => x(s.x[i] ?? 0),
      (_, i) => y(s.y[i] ?? 0),
    )(Array.from({ length: s.x.length }, (_, i) => i));
  const { xTicks = x.ticks(5).map(plain), yTicks = y.ticks(4).map(plain) } = options;
  return svg`<svg class="chart curve" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group">
    ${yTicks.map(
      ({ at, label }) => svg`<line class="grid" x1=${box.left} x2=${box.right} y1=${y(at)} y2=${y(at)}></line>
      <text class="tick" x=${box.left - 8} y=${y(at)} text-anchor="end" dominant-baseline="middle">${label}</text>`,
    )}
    ${xTicks.map(({ at, label }) => svg`<text class="tick" x=${x(at)} y=${box.bottom + 16} text-anchor="middle">${label}</text>`)}
    <text class="label" x=${(box.left + box.right) / 2} y=${height - 6} text-anchor="middle">${options.xLabel}</text>
    <text class="label" x="4" y="14">${options.yLabel}</text>
    ${options.level ? level(options.level, box, y) : nothing}
    ${(options.verticals ?? []).map((v, i) => vertical(x(v.at), v, i, box))}
    ${series.map((s) => svg`<path class="series ${s.tone}" d=${path(s) ?? ''} role="img" aria-label=${s.name}></path>`)}
    ${series.map((s) => (s.dots ? Array.from(s.x, (at, i) => svg`<circle class="dotted ${s.tone}" cx=${x(at)} cy=${y(s.y[i] ?? 0)} r="4.5"></circle>`) : nothing))}
    ${options.marker ? marker(options.marker, series, x, y, box) : nothing}
    ${names(series, x, y)}
    ${(options.points ?? []).map((point) => place(point, x, y, width))}
  </svg>`;
}

/** A place in the left half is named to its right and below, one in the right half to its left and above. */
function place({ x: across, y: up, label }: Point, x: Scale, y: Scale, width: number): SVGTemplateResult {
  const isLate = x(across) > width / 2;
  return svg`<g class="point"><circle cx=${x(across)} cy=${y(up)} r="5"></circle>
    <text x=${x(across) + (isLate ? -9 : 9)} y=${y(up) + (isLate ? -9 : 18)} text-anchor=${isLate ? 'end' : 'start'}>${label}</text></g>`;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const plain = (at: number): Tick => ({ at, label: formatNumber(at) });

type Scale = (value: number) => number;

function level({ at, label }: { at: number; label: string }, box: Box, y: Scale): SVGTemplateResult {
  return svg`<g class="level"><line x1=${box.left} x2=${box.right} y1=${y(at)} y2=${y(at)}></line>
    <text x=${box.right} y=${y(at) - 6} text-anchor="end">${label}</text></g>`;
}

/** The names stand at different heights, so that neighbours do not overlap. */
function vertical(
  at: number,
  { label, tone, side = 'right' }: Vertical,
  index: number,
  box: Box,
): SVGTemplateResult {
  const room = label.length * 6.5 + 8;
  const flip = side === 'left' ? at - room > box.left : at + room > box.right + 10;
  return svg`<g class="vertical ${tone ?? ''}"><line x1=${at} x2=${at} y1=${box.top} y2=${box.bottom}></line>
    <text x=${at + (flip ? -5 : 5)} y=${box.bottom - 6 - 16 * index} text-anchor=${flip ? 'end' : 'start'}>${label}</text></g>`;
}

function marker(
  at: NonNullable<CurveOptions['marker']>,
  series: readonly Series[],
  x: Scale,
  y: Scale,
  box: Box,
) {
  return svg`<g class="marker"><line x1=${x(at.x)} x2=${x(at.x)} y1=${box.top} y2=${box.bottom}></line>
    ${at.y.map((value, i) => svg`<circle class=${series[i]?.tone ?? ''} cx=${x(at.x)} cy=${y(value)} r="5"></circle>`)}</g>`;
}

/** The name of a line stands beside it, by default at four fifths of its length. */
function names(series: readonly Series[], x: Scale, y: Scale) {
  if (series.length < 2) return nothing;
  return series.map((s) => {
    const i = Math.floor(s.x.length * (s.nameAt ?? 0.8));
    return svg`<text class="name ${s.tone}" x=${x(s.x[i] ?? 0)} y=${y(s.y[i] ?? 0) + (s.nameSide === 'below' ? 24 : -14)} text-anchor=${s.nameBegins ? 'start' : 'middle'}>${s.name}</text>`;
  });
}
