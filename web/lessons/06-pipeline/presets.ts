import { html, type TemplateResult } from 'lit';
import { ORDERS, type Preset, type Stage } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';

const PRESETS: readonly { readonly preset: Preset; readonly name: string }[] = [
  { preset: 'notebook', name: 'This course and Hugging Face' },
  { preset: 'llama.cpp', name: 'llama.cpp' },
];

/** Which programs use the order. Programs with the same order share a button. */
export function orderPresets(
  label: string,
  order: readonly Stage[],
  change: (order: readonly Stage[]) => void,
): TemplateResult {
  return html`<div class="choice" role="group" aria-label=${label}><span class="choice-name">${label}</span>
    ${PRESETS.map(
      ({
        preset,
        name,
      }) => html`<button type="button" class="stop" aria-pressed=${ORDERS[preset].join() === order.join()}
        @click=${() => change(ORDERS[preset])}>${name}</button>`,
    )}</div>`;
}

/** Settings people start from, by what they write. */
export const PRACTICE = [
  { name: 'Facts, greedy', temperature: 0, topP: 1 },
  { name: 'Facts', temperature: 0.3, topP: 0.9 },
  { name: 'Balanced', temperature: 0.7, topP: 0.9 },
  { name: 'Creative', temperature: 1, topP: 0.95 },
  { name: 'Brainstorming', temperature: 1.2, topP: 0.95 },
] as const;

export function practicePresets(view: View): TemplateResult {
  const { temperature, topP } = view.state;
  return html`<div class="choice" role="group" aria-label="Settings for"><span class="choice-name">Settings for</span>
    ${PRACTICE.map(
      (
        one,
      ) => html`<button type="button" class="stop" aria-pressed=${one.temperature === temperature && one.topP === topP}
        @click=${() => view.set({ temperature: one.temperature, topP: one.topP })}>${one.name}</button>`,
    )}</div>`;
}
