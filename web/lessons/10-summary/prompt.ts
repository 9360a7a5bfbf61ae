import { html, type TemplateResult } from 'lit';
import type { View } from '../../state/view.ts';

/** The text that the live model reads. It is read when the reader has finished typing, not at every letter. */
export function promptField(view: View): TemplateResult {
  return html`<label class="prompt-label">Prompt
    <textarea rows="2" maxlength="2000" .value=${view.state.prompt}
      @change=${(event: Event) => view.set({ prompt: (event.target as HTMLTextAreaElement).value })}></textarea></label>`;
}
