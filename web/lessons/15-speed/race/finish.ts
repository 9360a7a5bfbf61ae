import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../../charts/bars.ts';
import { count, formatNumber, plural } from '../../../charts/format.ts';
import { chart } from '../../../ui/figure/figure.ts';
import { counted, exact, type Table } from '../../../ui/figure/table.ts';
import type { Outcome } from './protocol.ts';
import { WAYS } from './ways.ts';

/** A time in milliseconds, or in microseconds if it is below one. */
export function duration(milliseconds: number): string {
  return milliseconds < 1
    ? `${formatNumber(milliseconds * 1000)}\u00a0µs`
    : `${formatNumber(milliseconds)}\u00a0ms`;
}

/** How many times as long as the quick way, which is the last one. */
function timesAsLong({ timings }: Outcome): number[] {
  const quick = timings.at(-1)?.median ?? Number.NaN;
  return timings.map(({ median }) => median / quick);
}

/** Two digits: the clock is not more precise. */
const ratio = (value: number) => formatNumber(Number(value.toPrecision(2)), 2);

export function summary(outcome: Outcome): string {
  const [notebook, definition] = timesAsLong(outcome);
  const medians = outcome.timings.map(({ median }) => duration(median));
  const kept = outcome.same
    ? `All three keep the same ${plural(outcome.kept[0] ?? 0, 'token')}.`
    : `They do not keep the same tokens: ${outcome.kept.map(count).join(', ')}.`;
  return `The quick way takes ${medians[2]} a token. The notebook’s, in JavaScript, takes about ${ratio(notebook ?? 0)} times as long, and the definition in the same compiled core about ${ratio(definition ?? 0)} times. ${kept}`;
}

/** Bars on an axis from zero. */
export function finish(outcome: Outcome): TemplateResult {
  const longest = Math.max(...outcome.timings.map(({ median }) => median));
  const rows = outcome.timings.map(
    ({ median }, id): Bar => ({
      id,
      label: WAYS[id]?.name ?? '',
      value: median,
      written: duration(median),
      fate: id === WAYS.length - 1 ? 'rolled' : 'kept',
      note: WAYS[id]?.caption ?? '',
    }),
  );
  return html`${chart('Median time for a token', (width) =>
    bars(rows, { width, domain: [0, longest], labelWidth: 118, valueWidth: 74 }),
  )}
    <ul class="ways hint">${WAYS.map(({ name, caption }) => html`<li><b>${name}</b>: ${caption}</li>`)}</ul>
    <p class="hint">${clock(outcome)} ${agreement(outcome)}</p>`;
}

function clock({ tick, rounds, timings }: Outcome): string {
  const calls = timings.map((timing) => count(timing.calls)).join(', ');
  return `Medians of ${rounds} samples each. This browser’s clock ticks every ${duration(tick)}, so a sample holds as many calls as fill it: ${calls}.`;
}

function agreement({ agreed, rounds }: Outcome): string {
  return agreed === rounds
    ? `All three drew the same token in every one of the ${rounds} rounds.`
    : `All three drew the same token in ${agreed} of ${rounds} rounds.`;
}

export function table(outcome: Outcome): Table {
  const ratios = timesAsLong(outcome);
  return {
    columns: [
      'Way',
      'Median in µs',
      'Fastest in µs',
      'Slowest in µs',
      'Times the quick way',
      'Calls a sample',
      'Kept',
    ],
    rows: outcome.timings.map(({ median, fastest, slowest, calls }, i) => [
      WAYS[i]?.name ?? '',
      ...[median, fastest, slowest].map((milliseconds) => exact(milliseconds * 1000)),
      { value: ratios[i] ?? Number.NaN, written: ratio(ratios[i] ?? Number.NaN) },
      counted(calls),
      counted(outcome.kept[i] ?? 0),
    ]),
  };
}
