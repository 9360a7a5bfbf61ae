import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../state/view.ts';
import { unseen, visible } from '../../text/marks.ts';
import { normalised } from '../../text/normalise.ts';
import { afterPause } from './pause.ts';

export interface PromptFieldOptions {
  readonly label: string;
  /** `key`: read at every letter. `end`: read on Enter, after a pause, or when the field is left; Shift+Enter starts a line. */
  readonly read: 'key' | 'end';
  readonly rows?: number;
  readonly most?: number;
  readonly busy?: boolean;
}

/** At most so many lines are shown at once where a browser does not fit a field to its text. */
const MOST_ROWS = 8;

/**
 * The field of the text that the model reads. It has several lines, since a text may contain line ends. Characters
 * that a field cannot show are named below it.
 */
export function promptField(view: View, options: PromptFieldOptions): TemplateResult {
  const { label, read, rows = 1, most = 2000, busy = false } = options;
  const { prompt } = view.state;
  const lines = Math.min(MOST_ROWS, prompt.split('\n').length);
  const taken = (event: Event) =>
    view.set({ prompt: normalised((event.target as HTMLTextAreaElement).value) });
  return html`<div class="prompt-label"><label>${label}
    <textarea rows=${Math.max(rows, lines)} maxlength=${most} autocomplete="off" spellcheck="false" .value=${prompt} ?disabled=${busy}
      @input=${read === 'key' ? taken : afterPause(taken)} @change=${read === 'end' ? taken : nothing}
      @keydown=${read === 'end' ? (event: KeyboardEvent) => readOnEnter(event, taken) : nothing}></textarea></label>${note(prompt)}</div>`;
}

/** Enter is ignored while a character is being composed. */
function readOnEnter(event: KeyboardEvent, taken: (event: Event) => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  taken(event);
}

function note(prompt: string): TemplateResult | typeof nothing {
  const end = /[ \n]+$/.exec(prompt)?.[0];
  const found = [...unseen(prompt), ...(end === undefined ? [] : [`${visible(end)} at its end`])];
  if (found.length === 0) return nothing;
  return html`<p class="hint unseen" translate="no">The text holds what a field cannot show: ${found.join(', ')}.</p>`;
}
