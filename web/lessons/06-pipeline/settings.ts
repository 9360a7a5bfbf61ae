import { html, type TemplateResult } from 'lit';
import type { Settings, Stage } from '../../sampler/index.ts';
import { table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { labelled, numberInput } from '../../ui/controls/number-input.ts';
import { alongRow } from '../../ui/controls/row-keys.ts';
import { taughtIn } from '../shared/controls/taught-in.ts';
import { settingsOf } from '../shared/trace/settings.ts';

/** All five settings, in a given order. */
export function chainSettings(view: View, order: readonly Stage[] = view.state.order): Settings {
  const { repetitionPenalty } = view.state;
  return { ...settingsOf(view), repetitionPenalty, previousTokens: previousTokens(view), order };
}

/** Ids of the words already in the text. Ids of words that the reader has removed are dropped. */
export function previousTokens({ state }: View): readonly number[] {
  const { words } = table(state);
  return (state.previousTokens ?? []).filter((id) => id < words.length);
}

/** Fields for the settings that have no slider here. */
export function fields(
  view: View,
  names: readonly ('topK' | 'minP' | 'repetitionPenalty')[],
): TemplateResult {
  const labels = { topK: 'Top-k', minP: 'Min-p', repetitionPenalty: 'Penalty' };
  return html`<div class="fields">${names.map((name) =>
    labelled(
      labels[name],
      numberInput({ name, value: view.state[name], change: (value) => view.set({ [name]: value }) }),
    ),
  )}</div>${taughtIn(names.filter((name) => name !== 'topK'))}`;
}

/** Buttons that choose the words on which the penalty falls. */
export function previousChoice(view: View): TemplateResult {
  const now = previousTokens(view);
  const toggle = (id: number) =>
    view.set({ previousTokens: now.includes(id) ? now.filter((other) => other !== id) : [...now, id] });
  return html`<div class="choice" role="group" aria-label="Already in the text" @keydown=${alongRow}><span class="choice-name">Already said</span>
    ${table(view.state).words.map(
      (word, id) =>
        html`<button type="button" class="stop" aria-pressed=${now.includes(id)} @click=${() => toggle(id)}>${word}</button>`,
    )}</div>`;
}
