import { html, type TemplateResult } from 'lit';
import { promptArea } from '../../live/reading/prompt-area.ts';
import type { ParameterName } from '../../state/parameters.ts';
import type { View } from '../../state/view.ts';
import { labelled, numberInput } from '../../ui/controls/number-input.ts';

const MOST_TOKENS = 60;

export interface FormOptions {
  /** Folded where the step is about something else. */
  readonly folded: boolean;
  readonly busy: boolean;
  readonly submit: () => void;
  /** What the last act came to. */
  readonly status: string;
}

/** The prompt and what decides the next text. What stands on the page keeps the settings it was rolled with. */
export function form(view: View, { folded, busy, submit, status }: FormOptions): TemplateResult {
  return html`<form class="prompt" @submit=${(event: Event) => {
    event.preventDefault();
    submit();
  }}>
    ${folded ? html`<details class="editor"><summary>Prompt and settings of the next text</summary><div class="prompt">${fields(view, busy)}</div></details>` : fields(view, busy)}
    <div class="run"><button type="submit" class=${folded && !busy ? '' : 'primary'}>${busy ? 'Stop' : 'Roll the text'}</button>
      <p class="status" role="status">${status}</p></div>
  </form>`;
}

function fields(view: View, busy: boolean): TemplateResult {
  const { state } = view;
  const take = (prompt: string) => view.set({ prompt });
  return html`${promptArea({ label: 'Prompt', prompt: state.prompt, take, read: 'key', busy })}
    <div class="fields">
      ${field(view, 'Temperature', 'temperature')}${field(view, 'Top-p', 'topP')}${field(view, 'Seed', 'seed')}
      <label>Tokens <input type="number" min="1" max=${MOST_TOKENS} .value=${String(state.maxTokens)}
        @change=${(event: Event) => view.set({ maxTokens: clamp((event.target as HTMLInputElement).valueAsNumber) })}></label>
    </div>`;
}

/** Fields pass on what was typed, also nonsense: the core names what is wrong with it. */
function field(
  view: View,
  label: string,
  name: ParameterName & ('seed' | 'temperature' | 'topP'),
): TemplateResult {
  return labelled(
    label,
    numberInput({ name, value: view.state[name], change: (value) => view.set({ [name]: value }) }),
  );
}

const clamp = (n: number) => Math.min(MOST_TOKENS, Math.max(1, Number.isFinite(n) ? Math.round(n) : 15));
