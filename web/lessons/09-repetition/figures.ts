import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { formatNumber, percent } from '../../charts/format.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { die } from '../../ui/die/die.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import type { Table } from '../../ui/figure/table.ts';
import { exact } from '../../ui/figure/table.ts';
import { named } from '../shared/trace/named.ts';
import { change, type Penalised, penalised, penaltySlider, previousToggles } from './penalised.ts';

const controls = (view: View) => html`${penaltySlider(view)}${previousToggles(view)}${editor(view)}`;

/** The shares with the penalty, over outlines of those without. */
export function shares(view: View): TemplateResult {
  const alpha = formatNumber(view.state.repetitionPenalty);
  return figure({
    title: `A penalty of ${alpha} on what was said`,
    reset: view.reset,
    draw: () => {
      const now = penalised(view);
      const { before, after } = now.shares;
      const rolled = roll(view, after);
      return {
        summary: summaryOf(now),
        body: html`${chart('Share of each word, before and after the penalty', (width) =>
          bars(changed(now, before, after, view.sampler.argsort(after), percent, rolled.id), {
            width,
            domain: [0, 1],
            labelWidth: 78,
            valueWidth: 118,
          }),
        )}${die(view, now.example.words, after, rolled)}`,
        table: twin(now),
      };
    },
    controls: controls(view),
  });
}

/** The logits and the shares before and after the penalty. */
export function surprise(view: View): TemplateResult {
  return figure({
    title: 'Logits and shares, before and after the penalty',
    reset: view.reset,
    draw: () => {
      const now = penalised(view);
      const ids = [...now.example.words.keys()];
      const { logits, shares: share } = now;
      const all = [0, ...logits.before, ...logits.after];
      const panel = (title: string, data: readonly Bar[], domain: readonly [number, number]) =>
        html`<section class="panel compact"><h3>${title}</h3>${chart(title, (width) =>
          bars(data, { width, domain, labelWidth: 66, valueWidth: 108, rowHeight: 26 }),
        )}</section>`;
      return {
        summary: surprised(now),
        body: html`<div class="pair">
          ${panel('Logit', changed(now, logits.before, logits.after, ids, formatNumber), [Math.min(...all), Math.max(...all)])}
          ${panel('Share of the die', changed(now, share.before, share.after, ids, percent), [0, 1])}</div>`,
        table: twin(now),
      };
    },
    controls: controls(view),
  });
}

/** The same logits, shifted by one number: this changes what the penalty does, though not the softmax. */
export function shifted(view: View, shiftSlider: TemplateResult): TemplateResult {
  const { shift } = view.state;
  return figure({
    title: `Every logit ${shift < 0 ? 'less' : 'plus'} ${formatNumber(Math.abs(shift))}, then the penalty`,
    reset: view.reset,
    draw: () => {
      const now = penalised(view, shift);
      const plain = penalised(view, 0);
      const worst = now.previousTokens[0] ?? 0;
      const word = now.example.words[worst] ?? '';
      return {
        summary: `Without the penalty “${word}” has ${percent(now.shares.before[worst] ?? 0)} wherever zero lies; with it, ${percent(now.shares.after[worst] ?? 0)} here and ${percent(plain.shares.after[worst] ?? 0)} unshifted.`,
        body: chart('Share of each word, before and after the penalty', (width) =>
          bars(changed(now, now.shares.before, now.shares.after, now.example.words.keys(), percent), {
            width,
            domain: [0, 1],
            labelWidth: 78,
            valueWidth: 118,
          }),
        ),
        table: twin(now),
      };
    },
    controls: html`${shiftSlider}${controls(view)}`,
  });
}

/** Bars of values after the penalty, with outlines of those before it and a dot at each word already in the text. */
export function changed(
  { example, previousTokens }: Pick<Penalised, 'example' | 'previousTokens'>,
  before: Float64Array,
  after: Float64Array,
  ids: Iterable<number>,
  write: (value: number) => string,
  rolled?: number,
): Bar[] {
  return [...ids].map((id) => ({
    id,
    label: example.words[id] ?? '',
    value: after[id] ?? Number.NaN,
    written: change(before[id] ?? Number.NaN, after[id] ?? Number.NaN, write),
    fate: id === rolled ? 'rolled' : 'kept',
    ghost: before[id] ?? 0,
    ...(previousTokens.includes(id) ? { marked: true, note: 'already said' } : {}),
  }));
}

export function summaryOf({ example, previousTokens, shares: { before, after } }: Penalised): string {
  if (previousTokens.length === 0) return 'Nothing has been said yet, so the penalty falls on nothing.';
  const moves = previousTokens.map(
    (id) => `“${example.words[id]}” goes from ${percent(before[id] ?? 0)} to ${percent(after[id] ?? 0)}`,
  );
  return moves.length > 3
    ? `${moves.slice(0, 3).join(', ')}, and so on for ${moves.length - 3} more.`
    : `${moves.join(', ')}.`;
}

function surprised({ example: { words }, previousTokens, shares: { before, after } }: Penalised): string {
  const rise = previousTokens.filter((id) => (after[id] ?? 0) > (before[id] ?? 0));
  const fall = previousTokens.filter((id) => (after[id] ?? 0) < (before[id] ?? 0));
  const parts = [
    ...(rise.length ? [`${named(words, rise)} ${rise.length === 1 ? 'gains' : 'gain'}`] : []),
    ...(fall.length ? [`${named(words, fall)} ${fall.length === 1 ? 'loses' : 'lose'}`] : []),
  ];
  return parts.length
    ? `Of what was said, ${parts.join(' and ')}.`
    : 'The penalty changes no share of what was said.';
}

export function twin({ example, previousTokens, logits, shares: { before, after } }: Penalised): Table {
  return {
    columns: ['Token', 'Said', 'Logit', 'Penalised logit', 'Original share', 'Penalised share', 'Change'],
    rows: example.words.map((word, id) => [
      word,
      previousTokens.includes(id) ? 'yes' : '',
      exact(logits.before[id] ?? Number.NaN),
      exact(logits.after[id] ?? Number.NaN),
      exact(before[id] ?? Number.NaN),
      exact(after[id] ?? Number.NaN),
      exact((after[id] ?? Number.NaN) - (before[id] ?? Number.NaN)),
    ]),
  };
}
