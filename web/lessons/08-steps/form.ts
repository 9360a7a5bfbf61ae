import { html, type TemplateResult } from 'lit';
import { promptField } from '../../live/reading/prompt-field.ts';
import type { View } from '../../state/view.ts';
import { countField, numberField } from '../shared/writing/model-form.ts';

const MOST_TOKENS = 60;

export interface FormOptions {
  /** Folded where the step is about something else. */
  readonly folded: boolean;
  readonly busy: boolean;
  readonly submit: () => void;
  /** The result of the last action. */
  readonly status: string;
}

/** The prompt and the settings of the next text. Texts on the page keep the settings they were drawn with. */
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
  return html`${promptField(view, { label: 'Prompt', read: 'key', busy })}
    <div class="fields">
      ${numberField(view, 'Temperature', 'temperature')}${numberField(view, 'Top-p', 'topP')}${numberField(view, 'Seed', 'seed')}
      ${countField(view, 'Tokens', 'maxTokens', MOST_TOKENS, 15)}
    </div>`;
}
