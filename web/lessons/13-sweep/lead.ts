import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../charts/format.ts';
import { runBar } from '../../live/writing/run-bar.ts';
import { isBusy } from '../../live/writing/run-progress.ts';
import type { State } from '../../state/parameters.ts';
import { formatHash } from '../../state/route.ts';
import { numbersTyped, shownIn } from '../../state/typed.ts';
import type { View } from '../../state/view.ts';
import { quoted } from '../../text/marks.ts';
import { faultOf } from '../../ui/controls/number-input.ts';
import { backendField, countField, numberField, writingPrompt } from '../shared/writing/model-form.ts';
import { type Completion, runner, temperaturesOf } from './recipe.ts';

/** The settings of the sweep, and the button. */
export function form(view: View, all: readonly Completion[]): TemplateResult {
  const busy = isBusy(runner.run.get());
  return html`<div class="prompt">${writingPrompt(view, busy)}
    <div class="fields">${temperatures(view, busy)}${countField(view, 'Texts at each', 'completions', 10, 5, busy)}
      ${countField(view, 'Tokens', 'completionTokens', 80, 40, busy)}${numberField(view, 'First seed', 'seed', busy)}${backendField(view, busy)}</div>
    ${bar(view, all)}</div>`;
}

/** The same sweep in later steps: its settings and its progress. */
export function reminder(view: View, all: readonly Completion[]): TemplateResult {
  const { completions, completionTokens, prompt, seed } = view.state;
  const seeds = completions === 1 ? `seed ${seed}` : `seeds from ${seed} on`;
  return html`<div class="prompt"><p class="hint">${quoted(`${prompt} …`)}; T = ${temperaturesOf(view.state.temperatures).join(', ')};
      ${plural(completions, 'text')} at each, ${seeds}, ${plural(completionTokens, 'token')} a text.</p>${bar(view, all)}</div>`;
}

/** A link to the step where the sweep is set up. */
export function firstStep(state: State): string {
  const { prompt, seed, model, backend, temperatures, completions, completionTokens } = state;
  const overrides = { prompt, seed, model, backend, temperatures, completions, completionTokens };
  return formatHash({ lesson: 'sweep', step: 0, overrides });
}

const bar = ({ state }: View, all: readonly Completion[]) =>
  runBar(
    runner,
    state,
    all.map(({ job }) => job),
    `Write ${plural(all.length, 'text')}`,
  );

/** A list as people type it. Anything that is no number becomes NaN, which the core refuses. */
function temperatures(view: View, busy: boolean): TemplateResult {
  const now = temperaturesOf(view.state.temperatures);
  const change = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const values = temperaturesOf(numbersTyped('temperatures', field.value));
    const next = values.length > 0 ? values : now;
    field.value = shownIn('temperatures', ...next);
    view.set({ temperatures: next });
  };
  const wrong = faultOf('temperatures', 'temperatures', now);
  return html`<div class="field"><label class="long">Temperatures <input type="text" .value=${shownIn('temperatures', ...now)} ?disabled=${busy}
    aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${wrong?.id ?? nothing} @change=${change}></label>${wrong?.note ?? nothing}</div>`;
}
