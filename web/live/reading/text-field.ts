import { html, type TemplateResult } from 'lit';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';
import { promptArea } from './prompt-area.ts';

/** Texts whose next token the model is sure of, half sure of, and unsure of. */
export const TEXTS = {
  sure: 'He shook his',
  half: 'She opened the door and',
  unsure: 'In the middle of the',
} as const;

/** Which text the model reads: a field, and a few texts worth a click. It is read after a pause, on Enter, or when left. */
export function textField(view: View, texts: readonly string[] = Object.values(TEXTS)): TemplateResult {
  const { prompt } = view.state;
  const take = (next: string) => view.set({ prompt: next });
  return html`<div class="text-field">
    ${promptArea({ label: 'The model has read', prompt, take, read: 'end' })}
    ${choice(
      'Or',
      texts.map((text) => ({ value: text, name: `${text} …` })),
      prompt,
      take,
    )}
  </div>`;
}
