import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, formatNumber, percent } from '../../charts/format.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { slider } from '../../ui/controls/slider.ts';
import { chart, type Drawing, figure } from '../../ui/figure/figure.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';

export const signed = (value: number) => formatNumber(value);

/** The axis holds the longest bar and zero. */
export function span(values: Float64Array): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  return [Math.min(0, ...finite), Math.max(1, ...finite)];
}

/** Logits left, probabilities right, row by row. */
function sideBySide(
  { words }: Example,
  logits: Float64Array,
  probabilities: Float64Array,
  ids: Uint32Array,
  domain: readonly [number, number],
  withTicks = false,
): Pick<Drawing, 'body' | 'table'> {
  const half = (
    name: string,
    values: Float64Array,
    write: (value: number) => string,
    ends: readonly [number, number],
  ) =>
    html`<section><h3 class="hint">${name}</h3>${chart(name, (width) =>
      bars(rows(words, values, ids, { write }), {
        width,
        domain: ends,
        rowHeight: 26,
        labelWidth: 80,
        ...(withTicks ? { ticks: ticksOf(ends, write) } : {}),
      }),
    )}</section>`;
  return {
    body: html`<div class="pair">${half('Logits', logits, signed, domain)}${half('Probabilities', probabilities, percent, [0, 1])}</div>`,
    table: wordTable(words, ids, [
      { name: 'Logit', values: logits },
      { name: 'Probability', values: probabilities },
    ]),
  };
}

export function before(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: 'Logits, and the softmax of them',
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const probabilities = view.sampler.softmax(logits, {});
      const ids = view.sampler.argsort(logits);
      const [best = 0] = ids;
      return {
        summary: `Softmax gives “${example.words[best]}” ${percent(probabilities[best] ?? 0)}; all ${count(ids.length)} shares add up to 1.`,
        ...sideBySide(example, logits, probabilities, ids, span(logits)),
      };
    },
    controls: editor(view),
  });
}

/** Half the width of the axis of the shifted logits, and how far they may move before the axis follows. */
const [REACH, STANDS] = [20, 15];

/** The axis around zero, or around a shift that would leave it. */
function around(shift: number): readonly [number, number] {
  const middle = Math.abs(shift) <= STANDS || !Number.isFinite(shift) ? 0 : shift;
  return [middle - REACH, middle + REACH];
}

/** The ends and the middle of an axis, named. */
function ticksOf([from, to]: readonly [number, number], write: (value: number) => string) {
  return [from, (from + to) / 2, to].map((at) => ({ at, label: write(at) }));
}

export function shifted(view: View): TemplateResult {
  const example = table(view.state);
  const { shift } = view.state;
  return figure({
    title: 'Move every logit by the same amount',
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example, shift);
      const probabilities = view.sampler.softmax(logits, {});
      const ids = view.sampler.argsort(logits);
      const best = ids[0] ?? 0;
      return {
        summary: `With ${formatNumber(shift)} added to each logit, “${example.words[best]}” scores ${formatNumber(logits[best] ?? 0)} and its chance is ${percent(probabilities[best] ?? 0)}.`,
        ...sideBySide(example, logits, probabilities, ids, around(shift), true),
      };
    },
    controls: slider({
      name: 'shift',
      label: 'Added to every logit',
      symbol: 'c',
      value: shift,
      min: -15,
      max: 11,
      step: 0.5,
      change: (next) => view.set({ shift: next }),
      stops: [
        { value: 0, name: '0' },
        { value: 1000, name: '1,000' },
      ],
    }),
  });
}
