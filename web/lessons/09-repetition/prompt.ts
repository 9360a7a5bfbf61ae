import { html, type TemplateResult } from 'lit';
import { afterPause } from '../../live/pause.ts';
import type { View } from '../../state/view.ts';

/** A longer text for the live model. It is read when the reader has finished typing, not at every letter. */
export function promptField(view: View): TemplateResult {
  return html`<div class="text-field"><label class="prompt-label">The model has read
    <textarea rows="2" maxlength="2000" .value=${view.state.prompt}
      @input=${afterPause((event) => view.set({ prompt: (event.target as HTMLTextAreaElement).value }))}
      @change=${(event: Event) => view.set({ prompt: (event.target as HTMLTextAreaElement).value })}></textarea></label></div>`;
}
