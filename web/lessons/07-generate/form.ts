import { html, nothing, type TemplateResult } from 'lit';
import { readNumber } from '../../state/codec.ts';
import type { ParameterName } from '../../state/parameters.ts';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/choice.ts';
import { OWN, STRATEGIES } from './strategies.ts';

const MAX_TOKENS = 200;

/** The prompt, the strategy, and what else decides the text. */
export function form(view: View, busy: boolean): TemplateResult {
  const { state } = view;
  return html`<label class="prompt-label">Prompt
      <textarea rows="2" maxlength="2000" .value=${state.prompt} ?disabled=${busy}
        @input=${(event: Event) => view.set({ prompt: (event.target as HTMLTextAreaElement).value })}></textarea></label>
    ${choice('Settings', [...STRATEGIES, { value: OWN, name: 'Your own' }], state.strategy, (strategy) => view.set({ strategy }))}
    ${state.strategy === OWN ? own(view) : nothing}
    <div class="fields">
      ${field(view, 'Seed', 'seed')}
      <label>Tokens <input type="number" min="1" max=${MAX_TOKENS} .value=${String(state.maxTokens)}
        @change=${(event: Event) => view.set({ maxTokens: clamp((event.target as HTMLInputElement).valueAsNumber) })}></label>
      <label>Runs on <select .value=${state.backend} @change=${(event: Event) => view.set({ backend: (event.target as HTMLSelectElement).value })}>
        ${[
          ['auto', 'the fastest way'],
          ['webgpu', 'WebGPU'],
          ['wasm', 'WebAssembly'],
        ].map(
          ([value, name]) =>
            html`<option value=${value} ?selected=${value === state.backend}>${name}</option>`,
        )}</select></label>
    </div>`;
}

function own(view: View): TemplateResult {
  return html`<div class="fields">${field(view, 'Temperature', 'temperature')}${field(view, 'Top-k', 'topK')}${field(view, 'Top-p', 'topP')}
    ${field(view, 'Min-p', 'minP')}${field(view, 'Repetition penalty', 'repetitionPenalty')}</div>`;
}

/** Fields pass on what was typed, also nonsense: the core names what is wrong with it. */
function field(
  view: View,
  label: string,
  name: ParameterName & ('seed' | 'temperature' | 'topK' | 'topP' | 'minP' | 'repetitionPenalty'),
): TemplateResult {
  return html`<label>${label} <input type="text" inputmode="decimal" .value=${String(view.state[name])}
    @change=${(event: Event) => view.set({ [name]: readNumber((event.target as HTMLInputElement).value) ?? Number.NaN })}></label>`;
}

const clamp = (n: number) => Math.min(MAX_TOKENS, Math.max(1, Number.isFinite(n) ? Math.round(n) : 40));
