import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';
import { backendField, countField, numberField, writingPrompt } from '../shared/writing/model-form.ts';
import { OWN, pressed, STRATEGIES } from './strategies.ts';

const MAX_TOKENS = 200;

/** The prompt, the strategy, and what else decides the text. */
export function form(view: View, busy: boolean): TemplateResult {
  const { state } = view;
  return html`${writingPrompt(view, busy)}
    ${choice('Settings', [...STRATEGIES, { value: OWN, name: 'Your own' }], pressed(state), (strategy) => view.set({ strategy }))}
    ${pressed(state) === OWN ? own(view) : nothing}
    ${fields(view, false)}`;
}

/** Seed, length and backend. */
export function fields(view: View, busy: boolean): TemplateResult {
  return html`<div class="fields">${numberField(view, 'Seed', 'seed', busy)}
    ${countField(view, 'Tokens', 'maxTokens', MAX_TOKENS, 40, busy)}${backendField(view, busy)}</div>`;
}

function own(view: View): TemplateResult {
  return html`<div class="fields">${numberField(view, 'Temperature', 'temperature')}${numberField(view, 'Top-k', 'topK')}${numberField(view, 'Top-p', 'topP')}
    ${numberField(view, 'Min-p', 'minP')}${numberField(view, 'Repetition penalty', 'repetitionPenalty')}</div>`;
}
