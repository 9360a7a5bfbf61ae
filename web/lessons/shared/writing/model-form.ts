// Fields that decide what the live model writes, for every lesson that lets it write.
import { html, type TemplateResult } from 'lit';
import { backendSelect } from '../../../live/panel/backend-select.ts';
import { promptField } from '../../../live/reading/prompt-field.ts';
import type { ParameterName } from '../../../state/parameters.ts';
import type { View } from '../../../state/view.ts';
import { labelled, numberInput } from '../../../ui/controls/number-input.ts';

/** The prompt of a text to be written. */
export function writingPrompt(view: View, busy: boolean): TemplateResult {
  return promptField(view, { label: 'Prompt', read: 'key', rows: 2, busy });
}

/** Fields pass on what was typed, also invalid values: the core says what is wrong. */
export function numberField(
  view: View,
  label: string,
  name: ParameterName & ('seed' | 'temperature' | 'topK' | 'topP' | 'minP' | 'repetitionPenalty'),
  busy = false,
): TemplateResult {
  const change = (value: number) => view.set({ [name]: value });
  return labelled(label, numberInput({ name, value: view.state[name], change, disabled: busy }));
}

/** A whole number, clamped to [1, most]; anything else becomes `otherwise`. */
export function countField(
  view: View,
  label: string,
  name: ParameterName & ('maxTokens' | 'completions' | 'completionTokens'),
  most: number,
  otherwise: number,
  busy = false,
): TemplateResult {
  const held = (n: number) => Math.min(most, Math.max(1, Number.isFinite(n) ? Math.round(n) : otherwise));
  return html`<label>${label} <input type="number" min="1" max=${most} .value=${String(view.state[name])} ?disabled=${busy}
    @change=${(event: Event) => view.set({ [name]: held((event.target as HTMLInputElement).valueAsNumber) })}></label>`;
}

export function backendField(view: View, busy = false): TemplateResult {
  return backendSelect(view.state.backend, (backend) => view.set({ backend }), busy);
}
