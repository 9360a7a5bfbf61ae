import { html, type TemplateResult } from 'lit';
import { promptArea } from '../../live/reading/prompt-area.ts';
import type { View } from '../../state/view.ts';

/** A longer text for the live model. It is read when the reader has finished typing, not at every letter. */
export function promptField(view: View): TemplateResult {
  const take = (prompt: string) => view.set({ prompt });
  const area = promptArea({
    label: 'The model has read',
    prompt: view.state.prompt,
    take,
    read: 'end',
    rows: 2,
  });
  return html`<div class="text-field">${area}</div>`;
}
