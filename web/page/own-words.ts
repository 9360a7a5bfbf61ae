// What a step says if the words shown are not those of the example that its text describes.
import { html, nothing, type TemplateResult } from 'lit';
import type { Step } from '../lessons/lesson.ts';
import { table } from '../state/examples.ts';
import { hasOwnWords, LEAVE_BEHIND, showsOwnWords } from '../state/own-words.ts';
import type { View } from '../state/view.ts';
import { token } from '../ui/tokens/token.ts';

const NAMED = 3;

/** The reader's own words, kept from step to step, with the button that drops them. Only on steps with an example. */
export function ownWords(step: Step, view: View): TemplateResult | typeof nothing {
  const { state } = view;
  if (!step.tellsOfExample || !hasOwnWords(state)) return nothing;
  const words = state.ownWords ?? [];
  const more = words.length - NAMED;
  return html`<p class="own-words">${showsOwnWords(state) ? 'Your words go along:' : 'Your words wait, for this step shows others:'}
    ${words.slice(0, NAMED).map((word) => token(word))}${more > 0 ? ` and ${more} more` : nothing}
    <button type="button" class="quiet" aria-label="Leave my words behind" title="Leave my words behind" @click=${() => leave(view)}>×</button></p>`;
}

/** The pressed button disappears, so the focus moves to the figure. */
function leave(view: View): void {
  view.set(LEAVE_BEHIND);
  document.querySelector<HTMLElement>('.stage')?.focus();
}

/** One line under a text whose example is not the one shown. */
export function otherExample(step: Step, start: View, view: View): TemplateResult | typeof nothing {
  const { tellsOfExample } = step;
  if (tellsOfExample !== 'words' && tellsOfExample !== 'numbers') return nothing;
  const [described, shown] = [table(start.state), table(view.state)];
  const isSame = String(described.words) === String(shown.words);
  if (isSame && (tellsOfExample === 'words' || String(described.logits) === String(shown.logits)))
    return nothing;
  const back = () => view.set({ words: null, logits: null, example: start.state.example });
  return html`<p class="hint other-example">The text tells of “${described.prompt} …” and the ${isSame ? 'logits' : 'words'} it began with. The figure shows ${view.state.words ? 'yours' : `“${shown.prompt} …”`}.
    <button type="button" class="quiet" @click=${back}>Put the example back</button></p>`;
}
