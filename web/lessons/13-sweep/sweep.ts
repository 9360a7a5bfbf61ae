import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { bars } from '../../charts/bars.ts';
import { formatNumber, plural } from '../../charts/format.ts';
import { type Measures, measure } from '../../live/texts/measures.ts';
import { isBusy, progressOf, textOf } from '../../live/writing/run-progress.ts';
import { keyOf, type Run } from '../../live/writing/runner.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { RunElement } from '../shared/writing/run-element.ts';
import { form } from './lead.ts';
import { type Completion, check, completions, ratings, runner, temperaturesOf } from './recipe.ts';
import { everyText } from './tables.ts';

/** All texts of the sweep, a column for each temperature. */
export class Sweep extends RunElement {
  override readonly runner = runner;

  protected override follow() {
    return [...super.follow(), ratings.all];
  }

  override render(): TemplateResult {
    const { view } = this;
    const run = runner.run.get();
    const all = completions(view);
    const blind = view.state.blind === 1;
    const cover = (event: Event) => view.set({ blind: (event.target as HTMLInputElement).checked ? 1 : 0 });
    const temperatures = temperaturesOf(view.state.temperatures);
    const five = temperatures.length === 5 ? 'five' : '';
    return figure({
      title: 'A sweep of temperatures',
      reset: view.reset,
      lead: html`${form(view, all)}<label class="checkbox"><input type="checkbox" .checked=${blind} @change=${cover}>
        Keep the texts covered here, to rate them first</label>`,
      draw: () => {
        check(view);
        return {
          summary: summary(run, all, blind),
          body: html`<div class="columns ${five}">${blind ? covered() : temperatures.map((T) => column(T, all, run))}</div>`,
          table: blind ? { columns: [], rows: [] } : everyText(run, all, view.state),
        };
      },
    });
  }
}

function summary(run: Run, all: readonly Completion[], blind: boolean): string {
  if (all.length === 0) return 'Give at least one temperature.';
  if (isBusy(run)) return `Writing ${plural(all.length, 'text')}.`;
  const { done, of, tokens } = progressOf(
    run,
    all.map(({ job }) => job),
  );
  if (tokens === 0) return `${plural(of, 'text')} to write; what you type stays on this page.`;
  return `${done} of ${plural(of, 'text')} written${blind ? ', and covered' : ''}.`;
}

const covered = () =>
  html`<div class="page empty whole"><p>The texts are covered. The next step shows them one at a time, in a mixed order.</p></div>`;

function column(temperature: number, all: readonly Completion[], run: Run): TemplateResult {
  const here = all.filter((one) => one.temperature === temperature);
  const texts = here.map(({ job }) => textOf(run, job));
  const busy = here.some(({ job }) => keyOf(job) === run.writing);
  return html`<section class="column" aria-busy=${busy}><h3>T = ${temperature}</h3>
    ${guard(texts, () => metrics(temperature, measure(texts)))}
    <ol class="completions">${here.map((one, i) => completion(one, texts[i]?.tokens.at(-1)?.textSoFar, run))}</ol></section>`;
}

function completion({ seed, job }: Completion, text: string | undefined, run: Run): TemplateResult {
  const writing = keyOf(job) === run.writing;
  return html`<li><span class="hint">seed ${seed}</span>
    <p class="text">${text ?? (writing ? '' : '…')}${writing ? html`<span class="caret" aria-hidden="true"></span>` : ''}</p></li>`;
}

/** The measures of all texts at one temperature. */
function metrics(temperature: number, is: Measures): TemplateResult {
  if (is.tokens === 0) return html`<div class="metrics"></div>`;
  const row = (id: number, label: string, value: number) => ({
    id,
    label,
    value,
    written: Number.isNaN(value) ? '–' : formatNumber(value),
    fate: 'kept' as const,
  });
  const rows = [row(0, 'distinct-1', is.distinct1), row(1, 'distinct-2', is.distinct2)];
  return html`<div class="metrics compact">${chart(`Variety at T = ${temperature}`, (width) =>
    bars(rows, { width, domain: [0, 1], rowHeight: 20, labelWidth: 94, valueWidth: 46 }),
  )}<p class="hint">entropy <strong>${formatNumber(is.entropy)}</strong>, surprise <strong>${formatNumber(is.surprise)}</strong> nats</p></div>`;
}

customElements.define('ld-sweep', Sweep);
