import { html, type TemplateResult } from 'lit';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';
import { promptField } from './prompt-field.ts';

/** Texts whose next token the model is sure of, half sure of, and unsure of. */
export const TEXTS = {
  sure: 'He shook his',
  half: 'She opened the door and',
  unsure: 'In the middle of the',
} as const;

/** The text that the model reads: a field, and a few texts to choose from. */
export function textField(view: View, texts: readonly string[] = Object.values(TEXTS)): TemplateResult {
  return html`<div class="text-field">
    ${promptField(view, { label: 'The model has read', read: 'end' })}
    ${choice(
      'Or',
      texts.map((text) => ({ value: text, name: `${text} …` })),
      view.state.prompt,
      (prompt) => view.set({ prompt }),
    )}
  </div>`;
}
