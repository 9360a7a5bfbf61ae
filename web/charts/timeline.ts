import { scaleLinear, scaleLog } from 'd3-scale';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { cut } from '../text/cut.ts';
import { formatNumber } from './format.ts';
import { onPress } from './press.ts';

/** What was measured at one step. A step without a value is drawn as a gap: it is not known yet. */
export interface TimelineStep {
  readonly label: string;
  readonly value?: number;
  /** The value in words, for screen readers. */
  readonly written: string;
  /** A second measure, drawn as a line over the bars. */
  readonly line?: number;
  readonly selected?: boolean;
}

export interface TimelineOptions {
  readonly width: number;
  readonly barLabel: string;
  /** The largest value of the bars' axis. A `log` axis starts at 1. */
  readonly most: number;
  readonly scale: 'linear' | 'log';
  readonly line?: { readonly label: string; readonly most: number };
  /** A value as it stands beside its bar, where bars run across. */
  readonly write: (value: number) => string;
  /** Called with a step that was clicked or entered. */
  readonly pick?: (step: number) => void;
}

type Scale = ((value: number) => number) & { ticks(count?: number): number[] };

/** Steps from left to right need this much room each; where there is less they run from top to bottom. */
const SLOT = 26;
const HEIGHT = 216;
const ROW = 24;

/** Bars over the steps of a text, and a line over the bars. */
export function timeline(steps: readonly TimelineStep[], options: TimelineOptions): SVGTemplateResult {
  const isWide = (options.width - 90) / Math.max(steps.length, 8) >= SLOT;
  return isWide ? columns(steps, options) : rows(steps, options);
}

function scales({ scale, most, line }: TimelineOptions, range: [number, number]) {
  // One token is the least a die can have; a little room under it keeps its bar in sight.
  const bar: Scale =
    scale === 'log'
      ? scaleLog([0.7, Math.max(most * 1.15, 10)], range).clamp(true)
      : scaleLinear([0, most], range);
  const over: Scale | undefined = line && scaleLinear([0, line.most], range);
  const ticks = scale === 'log' ? bar.ticks().filter((t) => Number.isInteger(Math.log10(t))) : bar.ticks(4);
  return { bar, over, ticks, zero: range[0] };
}

function columns(steps: readonly TimelineStep[], options: TimelineOptions): SVGTemplateResult {
  const { width, line } = options;
  const box = { left: 46, right: width - 40, top: 30, bottom: HEIGHT - 66 };
  const { bar, over, ticks, zero } = scales(options, [box.bottom, box.top]);
  const slot = (box.right - box.left) / steps.length;
  const thick = Math.min(34, slot * 0.66);
  const middle = (i: number) => box.left + (i + 0.5) * slot;
  return svg`<svg class="chart timeline" viewBox="0 0 ${width} ${HEIGHT}" width=${width} height=${HEIGHT} role="group">
    ${ticks.map(
      (tick) => svg`<line class="grid" x1=${box.left} x2=${box.right} y1=${bar(tick)} y2=${bar(tick)}></line>
      <text class="tick" x=${box.left - 7} y=${bar(tick)} text-anchor="end" dominant-baseline="middle">${formatNumber(tick)}</text>`,
    )}
    ${over?.ticks(4).map((tick) => svg`<text class="tick over" x=${box.right + 7} y=${over(tick)} dominant-baseline="middle">${formatNumber(tick)}</text>`)}
    <text class="label" x="4" y="14">${options.barLabel}</text>
    ${line ? svg`<text class="label over" x=${width - 4} y="14" text-anchor="end">${line.label}</text>` : nothing}
    <line class="axis" x1=${box.left} x2=${box.right} y1=${zero} y2=${zero}></line>
    ${steps.map((step, i) => {
      const top = bar(step.value ?? 0);
      return mark(step, i, options, `translate(${box.left + i * slot} 0)`, {
        hit: { y: box.top - 6, width: slot, height: HEIGHT - box.top + 6 },
        bar: { x: (slot - thick) / 2, y: top, width: thick, height: Math.max(zero - top, 1) },
        label: svg`<text class="token" text-anchor="end" transform="translate(${slot / 2 + 4} ${box.bottom + 14}) rotate(-42)">${cut(step.label, 9)}</text>`,
      });
    })}
    ${over ? running(steps.map(({ line: value }, i) => (value === undefined ? undefined : [middle(i), over(value)]))) : nothing}
  </svg>`;
}

function rows(steps: readonly TimelineStep[], options: TimelineOptions): SVGTemplateResult {
  const { width, line, write } = options;
  const box = { left: 92, right: width - 70, top: line ? 68 : 36 };
  const { bar, over, ticks, zero } = scales(options, [box.left, box.right]);
  const height = box.top + steps.length * ROW + 4;
  const middle = (i: number) => box.top + (i + 0.5) * ROW;
  const bottom = height - 2;
  return svg`<svg class="chart timeline" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group">
    <text class="label" x="4" y="12">${options.barLabel}</text>
    ${line ? svg`<text class="label over" x="4" y="28">${line.label}</text>` : nothing}
    ${ticks.map(
      (tick) => svg`<line class="grid" x1=${bar(tick)} x2=${bar(tick)} y1=${box.top} y2=${bottom}></line>
      <text class="tick" x=${bar(tick)} y=${box.top - 6} text-anchor="middle">${formatNumber(tick)}</text>`,
    )}
    ${over?.ticks(3).map((tick) => svg`<text class="tick over" x=${over(tick)} y=${box.top - 23} text-anchor="middle">${formatNumber(tick)}</text>`)}
    <line class="axis" x1=${zero} x2=${zero} y1=${box.top} y2=${bottom}></line>
    ${steps.map((step, i) =>
      mark(step, i, options, `translate(0 ${box.top + i * ROW})`, {
        hit: { width, height: ROW },
        bar: { x: zero, y: 4, width: Math.max(bar(step.value ?? 0) - zero, 1), height: ROW - 9 },
        label: svg`<text class="token" x=${box.left - 8} y=${ROW / 2} text-anchor="end">${cut(step.label, 10)}</text>
          <text class="value" x=${box.right + 8} y=${ROW / 2}>${step.value === undefined ? '…' : write(step.value)}</text>`,
      }),
    )}
    ${over ? running(steps.map(({ line: value }, i) => (value === undefined ? undefined : [over(value), middle(i)]))) : nothing}
  </svg>`;
}

interface Box {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** One step: the area that takes clicks, its bar and its label, in a group that can have the focus. */
function mark(
  step: TimelineStep,
  i: number,
  { pick }: TimelineOptions,
  transform: string,
  parts: { hit: Box; bar: Box; label: SVGTemplateResult },
): SVGTemplateResult {
  const spoken = `Token ${i + 1}, ${step.label}: ${step.written}`;
  const { hit, bar } = parts;
  const press = pick ? onPress(() => pick(i)) : nothing;
  return svg`<g class="row ${step.selected ? 'rolled' : 'kept'} ${pick ? 'open' : ''}" data-bar role=${pick ? 'button' : 'img'} tabindex="-1"
      aria-label=${spoken} aria-pressed=${pick ? String(step.selected ?? false) : nothing} transform=${transform}
      @click=${press} @keydown=${press}>
    <title>${spoken}</title>
    <rect class="hit" x="0" y=${hit.y ?? 0} width=${hit.width} height=${hit.height}></rect>
    ${step.value === undefined ? nothing : svg`<rect class="bar" x=${bar.x ?? 0} y=${bar.y ?? 0} width=${bar.width} height=${bar.height}></rect>`}
    ${parts.label}
  </g>`;
}

/** The line over the bars, broken where a step is not known. */
function running(points: readonly ([number, number] | undefined)[]): SVGTemplateResult {
  const path = points
    .map((point, i) => (point ? `${points[i - 1] ? 'L' : 'M'}${point.join(' ')}` : ''))
    .join('');
  return svg`<g class="cumulative"><path d=${path}></path>
    ${points.map((point) => (point ? svg`<circle cx=${point[0]} cy=${point[1]} r="3"></circle>` : nothing))}</g>`;
}
