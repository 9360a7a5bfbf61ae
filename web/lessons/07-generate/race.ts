import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { formatNumber, plural } from '../../charts/format.ts';
import { extreme, type Measures, measure } from '../../live/texts/measures.ts';
import { runBar } from '../../live/writing/run-bar.ts';
import { isBusy, progressOf, textOf } from '../../live/writing/run-progress.ts';
import { keyOf, type Run, type WrittenText } from '../../live/writing/runner.ts';
import type { View } from '../../state/view.ts';
import { figure } from '../../ui/figure/figure.ts';
import type { Cell, Table } from '../../ui/figure/table.ts';
import { exact } from '../../ui/figure/table.ts';
import { drawn, underlines } from '../../ui/tokens/pieces.ts';
import { writingPrompt } from '../shared/writing/model-form.ts';
import { RunElement } from '../shared/writing/run-element.ts';
import { fields } from './form.ts';
import { legend, METRICS, metrics } from './metrics.ts';
import { type Racer, racers, runner } from './racers.ts';

/** Five settings write side by side. */
export class Race extends RunElement {
  override readonly runner = runner;

  override render(): TemplateResult {
    const { view } = this;
    const run = runner.run.get();
    const field = racers(view);
    return figure({
      title: 'One prompt, one seed, five settings',
      reset: view.reset,
      lead: lead(view, field, 'Start the race'),
      draw: () => ({
        summary: summary(run, field),
        body: html`<div class="columns five">${field.map((racer) => column(racer, run))}</div>${underlines()}${legend()}`,
        table: table(view, run, field),
      }),
    });
  }
}

/** The settings that all texts share, and the button. */
export function lead(view: View, field: readonly Racer[], start: string): TemplateResult {
  const run = runner.run.get();
  const busy = isBusy(run);
  return html`<div class="prompt lead">${writingPrompt(view, busy)}${fields(view, busy)}
    ${runBar(
      runner,
      view.state,
      field.map(({ job }) => job),
      start,
    )}</div>`;
}

function summary(run: Run, field: readonly Racer[]): string {
  if (isBusy(run)) return `Writing ${field.length} texts, one after the other.`;
  const { done, of, tokens } = progressOf(
    run,
    field.map(({ job }) => job),
  );
  if (tokens === 0)
    return 'Nothing is written yet. The model runs in this page, and what you type stays on it.';
  if (done < of) return `${done} of ${of} texts are written.`;
  const all = field.map(({ strategy, job }) => ({ name: strategy.name, is: measure([textOf(run, job)]) }));
  const [least, most] = (['low', 'high'] as const).map((which) =>
    extreme(all, ({ is }) => is.distinct2, which),
  );
  const say = (found: typeof all | undefined) =>
    `${formatNumber(found?.[0]?.is.distinct2 ?? Number.NaN)} (${found?.map(({ name }) => name).join('; ')})`;
  if (!least?.length) return `All ${of} texts are written.`;
  if (least.length === all.length)
    return `Distinct-2 is ${formatNumber(least[0]?.is.distinct2 ?? Number.NaN)} for all ${of} texts.`;
  return `Distinct-2 goes from ${say(least)} to ${say(most)}.`;
}

function column({ strategy, job }: Racer, run: Run): TemplateResult {
  const text = textOf(run, job);
  const writing = run.writing === keyOf(job);
  return html`<section class="column" aria-busy=${writing}>
    <h3>${strategy.name}<span>${note(text, writing)}</span></h3>
    <p class="text">${guard([text], () => drawn(text.tokens))}${writing ? html`<span class="caret" aria-hidden="true"></span>` : ''}</p>
    ${guard([text], () => metrics(strategy.name, measure([text])))}</section>`;
}

/** How far a text has come, and how fast. */
function note({ tokens, ended, tokensPerSecond }: WrittenText, writing: boolean): string {
  if (tokens.length === 0) return writing ? 'starts' : 'waits';
  const rate = tokensPerSecond > 0 ? `, ${formatNumber(tokensPerSecond)} a second` : '';
  const state = writing || ended === 'length' ? '' : ended ? ', ended by itself' : ', stopped';
  return `${plural(tokens.length, 'token')}${rate}${state}`;
}

export function table(
  { state }: View,
  run: Run,
  field: readonly Racer[],
  more: { columns: string[]; cells(racer: Racer): Cell[] } = { columns: [], cells: () => [] },
): Table {
  const numbers = (is: Measures) => METRICS.map(({ of }) => exact(of(is)));
  return {
    columns: [
      'Setting',
      ...more.columns,
      'Tokens',
      'Tokens a second',
      ...METRICS.map(({ name }) => name),
      'Seed',
      'Prompt',
      'Text',
    ],
    rows: field.flatMap((racer) => {
      const text = textOf(run, racer.job);
      if (text.tokens.length === 0) return [];
      const speed = exact(text.tokensPerSecond);
      const { textSoFar = '' } = text.tokens.at(-1) ?? {};
      return [
        [
          racer.strategy.name,
          ...more.cells(racer),
          text.tokens.length,
          speed,
          ...numbers(measure([text])),
          state.seed,
          state.prompt,
          textSoFar,
        ],
      ];
    }),
  };
}

customElements.define('ld-race', Race);
