import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber, percent, plural } from '../../charts/format.ts';
import { models } from '../../live/models/page-models.ts';
import { echoes } from '../../live/texts/diversity.ts';
import { runBar } from '../../live/writing/run-bar.ts';
import { isBusy, textOf } from '../../live/writing/run-progress.ts';
import { type Job, keyOf, type Run, Runner } from '../../live/writing/runner.ts';
import type { View } from '../../state/view.ts';
import { slider } from '../../ui/controls/slider.ts';
import { figure } from '../../ui/figure/figure.ts';
import { pieceOf } from '../../ui/tokens/pieces.ts';
import { backendField, countField, writingPrompt } from '../shared/writing/model-form.ts';
import { RunElement } from '../shared/writing/run-element.ts';
import { RUN, repeats, type Tried, tried, triedChart, triedTable } from './tried.ts';

const MAX_TOKENS = 200;

const runner = new Runner(models);

/** The best token each time, under a penalty. */
export function jobOf({ state }: View, repetitionPenalty: number): Job {
  const { prompt, maxTokens, seed } = state;
  return { ...runner.on(state), prompt, maxTokens, seed, settings: { temperature: 0, repetitionPenalty } };
}

/** Greedy without the penalty beside greedy with it, and every penalty tried so far. */
export class Loop extends RunElement {
  override readonly runner = runner;

  override render(): TemplateResult {
    const { view } = this;
    const run = runner.run.get();
    const alpha = view.state.repetitionPenalty;
    const plain = jobOf(view, 1);
    const punished = jobOf(view, alpha);
    const soFar = tried(run, (penalty) => jobOf(view, penalty), alpha);
    return figure({
      title: `Greedy without a penalty, and with ${formatNumber(alpha)}`,
      reset: view.reset,
      lead: lead(view, run, plain, punished),
      draw: () => ({
        summary: summary(run, alpha, soFar),
        body: html`<div class="pair loops">${text('No penalty', plain, run)}${text(`Penalty ${formatNumber(alpha)}`, punished, run)}</div>
          ${soFar.length > 0 ? triedChart(soFar, alpha) : nothing}`,
        table: triedTable(soFar),
      }),
    });
  }
}

/** The text without a penalty is written once; after that only the new penalty's. */
function lead(view: View, run: Run, plain: Job, punished: Job): TemplateResult {
  const busy = isBusy(run);
  const both = !textOf(run, plain).ended;
  return html`<div class="prompt">${writingPrompt(view, busy)}
    ${slider({
      name: 'repetitionPenalty',
      label: 'Penalty',
      symbol: 'α',
      value: view.state.repetitionPenalty,
      min: 1,
      max: 1.5,
      step: 0.01,
      change: (repetitionPenalty) => view.set({ repetitionPenalty }),
      stops: [1.01, 1.02, 1.1, 1.3].map((value) => ({ value, name: String(value) })),
    })}
    <div class="fields">${countField(view, 'Tokens', 'maxTokens', MAX_TOKENS, 60, busy)}${backendField(view, busy)}</div>
    ${runBar(
      runner,
      view.state,
      both ? [plain, punished] : [punished],
      both ? 'Write both' : 'Write with this penalty',
      [plain, punished],
    )}</div>`;
}

function summary(run: Run, alpha: number, soFar: readonly Tried[]): string {
  if (isBusy(run)) return 'The model writes.';
  const say = (penalty: number) => {
    const found = soFar.find((each) => each.penalty === penalty);
    return found ? `${found.repeats} of ${found.runs}` : undefined;
  };
  const [plain, punished] = [say(1), say(alpha)];
  if (!plain) return 'Nothing is written yet. The model is part of this page, and what you type stays on it.';
  const first = `Without a penalty ${plain} runs of ${RUN} tokens stood in the text before`;
  if (alpha === 1) return `${first}.`;
  return `${first}; with ${formatNumber(alpha)} ${punished ? `it is ${punished}` : 'nothing is written yet'}.`;
}

function text(name: string, job: Job, run: Run): TemplateResult {
  const { tokens } = textOf(run, job);
  const ids = tokens.map(({ id }) => id);
  const marks = echoes(ids, RUN);
  const writing = run.writing === keyOf(job) && isBusy(run);
  return html`<section class="page loop" aria-busy=${writing}><h3>${name}</h3>
    <p class="text">${tokens.map((t, i) => html`<span class="piece ${marks[i] ? 'echo' : ''}" title=${`${percent(t.probability)} of the die`}>${pieceOf(t)}</span>`)}${writing ? html`<span class="caret" aria-hidden="true"></span>` : nothing}</p>
    <p class="hint">${tokens.length ? `${plural(tokens.length, 'token')}, ${plural(repeats(ids), 'run')} of ${RUN} repeated` : 'Not written yet.'}</p></section>`;
}

customElements.define('ld-loop', Loop);
