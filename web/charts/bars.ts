import { scaleLinear } from 'd3-scale';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cut as cutLabel } from '../text/cut.ts';
import { onPress } from './press.ts';

/** One horizontal bar. Rows are drawn in the order given; `id` keeps a bar's identity when the order changes. */
export interface Bar {
  readonly id: number;
  readonly label: string;
  readonly value: number;
  /** The value as written at the end of the bar. */
  readonly written: string;
  /** `many`: all tokens without a bar of their own, drawn as one bar. */
  readonly fate: 'kept' | 'removed' | 'rolled' | 'many';
  /** An earlier value, drawn as an outline behind the bar. */
  readonly ghost?: number;
  /** Draws a dot before its name; the note says why. */
  readonly marked?: boolean;
  /** Why the token was removed. Screen readers read it, and the pointer shows it. */
  readonly note?: string;
}

/** What pressing a bar does. */
export interface BarPick {
  /** A verb before the bar's name, where the figure does not make it plain. */
  readonly does?: string;
  readonly act: (id: number) => void;
  /** The bar that is pressed; -1 for none. */
  readonly chosen?: number;
}

export interface BarsOptions {
  readonly width: number;
  /** The values at the two ends of the axis. If zero lies outside, the bars are drawn with a break. */
  readonly domain: readonly [number, number];
  readonly rowHeight?: number;
  /** Left edge of the bars and room for the written value, in px. */
  readonly labelWidth?: number;
  readonly valueWidth?: number;
  /** Running sums, one a row, drawn as a line over the bars on the same axis. */
  readonly cumulative?: readonly number[];
  /** A vertical line on the axis, with its name. */
  readonly mark?: { readonly at: number; readonly label: string };
  /** A line under this many rows: where the cut falls. */
  readonly cutAfter?: number;
  /** Makes every bar a button. */
  readonly pick?: BarPick;
  /** Values named along the top, for an axis that does not end at 100 %. */
  readonly ticks?: readonly { readonly at: number; readonly label: string }[];
}

/** The axis of shares. It ends at 0.5 if no bar and no outline is longer, so that small shares stay readable. */
export function reach(rows: readonly Bar[]): readonly [number, number] {
  return [0, rows.every(({ value, ghost = 0 }) => value <= 0.5 && ghost <= 0.5) ? 0.5 : 1];
}

/** A chart narrower than this is on a phone, and is drawn lower. */
const NARROW = 420;

/** Horizontal bars, with a zero line where values go below it. A function from data to SVG. */
export function bars(rows: readonly Bar[], options: BarsOptions): SVGTemplateResult {
  const { width, domain, rowHeight = width < NARROW ? 24 : 28, labelWidth = 92, valueWidth = 66 } = options;
  const top = options.mark || options.ticks ? 20 : 2;
  const height = top + rows.length * rowHeight + 4;
  const x = scaleLinear(
    [domain[0], domain[1]],
    [labelWidth, Math.max(labelWidth + 20, width - valueWidth)],
  ).clamp(true);
  const thick = Math.round(rowHeight * 0.62);
  // A running sum or a mark would cross the values at the bars' ends. The values then get a column of their own.
  const geometry = {
    x,
    rowHeight,
    labelWidth,
    thick,
    ...(options.cumulative || options.mark ? { valueAt: width - valueWidth + 10 } : {}),
    ...(options.pick ? { pick: options.pick } : {}),
  };
  return svg`<svg class="chart bars" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group">
    <line class="axis" x1=${x(0)} x2=${x(0)} y1=${top - 2} y2=${height - 2}></line>
    ${(options.ticks ?? []).map(
      ({ at, label }) => svg`<line class="grid" x1=${x(at)} x2=${x(at)} y1=${top - 4} y2=${height - 2}></line>
      <text class="tick" x=${x(at)} y="10" text-anchor="middle">${label}</text>`,
    )}
    ${options.mark ? mark(x(options.mark.at), height, options.mark.label, width) : nothing}
    <g transform="translate(0 ${top})">
      ${repeat(
        rows.map((row, index) => ({ row, index })),
        ({ row }) => row.id,
        ({ row, index }) => bar(row, index, geometry),
      )}
      ${domain[0] > 0 || domain[1] < 0 ? broken(x(0) + (domain[0] > 0 ? 12 : -12), rows.length * rowHeight) : nothing}
      ${options.cumulative ? running(options.cumulative, x, rowHeight) : nothing}
      ${options.cutAfter === undefined || options.cutAfter >= rows.length ? nothing : cut(options.cutAfter * rowHeight, width)}
    </g>
  </svg>`;
}

interface Geometry {
  readonly x: (value: number) => number;
  readonly rowHeight: number;
  readonly labelWidth: number;
  readonly thick: number;
  readonly valueAt?: number;
  readonly pick?: BarPick;
}

function bar(
  row: Bar,
  index: number,
  { x, rowHeight, labelWidth, thick, valueAt, pick }: Geometry,
): SVGTemplateResult {
  const y = (rowHeight - thick) / 2;
  const span = (value: number) => ({ left: Math.min(x(0), x(value)), wide: Math.abs(x(value) - x(0)) });
  const { left, wide } = span(Number.isFinite(row.value) ? row.value : 0);
  const ghost = row.ghost === undefined ? undefined : span(row.ghost);
  const end = valueAt ?? Math.max(left + wide, ghost ? ghost.left + ghost.wide : 0) + 7;
  const caption = `${row.label}: ${row.written}${row.note ? `, ${row.note}` : ''}`;
  const spoken = pick?.does ? `${pick.does} ${caption}` : caption;
  const press = pick ? onPress(() => pick.act(row.id)) : nothing;
  const chosen = pick?.chosen === row.id;
  return svg`<g class="row ${row.fate} ${pick ? 'open' : ''} ${chosen ? 'chosen' : ''}" data-bar role=${pick ? 'button' : 'img'}
      aria-pressed=${pick?.chosen === undefined ? nothing : chosen} tabindex="-1" aria-label=${spoken}
      @click=${press} @keydown=${press}
      transform="translate(0 ${index * rowHeight})">
    <title>${spoken}</title>
    <rect class="hit" x="0" y="0" width="100%" height=${rowHeight}></rect>
    ${row.marked ? svg`<circle class="marked" cx="5" cy=${rowHeight / 2} r="3.5"></circle>` : nothing}
    <text class="token" x=${labelWidth - 10} y=${rowHeight / 2} text-anchor="end">${cutLabel(row.label, lettersIn(labelWidth))}</text>
    ${ghost ? svg`<rect class="ghost" x=${ghost.left} y=${y} width=${ghost.wide} height=${thick}></rect>` : nothing}
    <rect class="bar" x=${left} y=${y} width=${Math.max(wide, 0.75)} height=${thick}></rect>
    <text class="value" x=${end} y=${rowHeight / 2}>${row.written}</text>
    ${row.note ? svg`<text class="note" x=${labelWidth + 70} y=${rowHeight / 2}>${row.note}</text>` : nothing}
  </g>`;
}

/** The cumulative line: at each row, how much all rows so far add up to. */
function running(
  sums: readonly number[],
  x: (value: number) => number,
  rowHeight: number,
): SVGTemplateResult {
  const points = sums.map((sum, i) => `${x(sum)},${(i + 0.5) * rowHeight}`);
  return svg`<g class="cumulative"><polyline points=${points.join(' ')}></polyline>
    ${sums.map((sum, i) => svg`<circle cx=${x(sum)} cy=${(i + 0.5) * rowHeight} r="2.5"></circle>`)}</g>`;
}

/** A zigzag across the bars: the axis does not start at zero. */
function broken(at: number, height: number): SVGTemplateResult {
  const points = Array.from(
    { length: Math.ceil(height / 6) + 1 },
    (_, i) => `${at + (i % 2 ? 3 : -3)},${i * 6}`,
  );
  return svg`<polyline class="break" points=${points.join(' ')}></polyline>`;
}

function mark(at: number, height: number, label: string, width: number): SVGTemplateResult {
  const end = at > width * 0.6 ? 'end' : 'start';
  return svg`<g class="mark"><line x1=${at} x2=${at} y1="4" y2=${height - 2}></line>
    <text x=${at + (end === 'end' ? -6 : 6)} y="12" text-anchor=${end}>${label}</text></g>`;
}

function cut(y: number, width: number): SVGTemplateResult {
  return svg`<line class="cut" x1="0" x2=${width} y1=${y} y2=${y}></line>`;
}

/** Labels are monospaced, about 7.9 px a letter: the width follows from the length. */
const lettersIn = (room: number) => Math.max(3, Math.floor((room - 12) / 7.9));
