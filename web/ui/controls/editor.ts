import { html, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/format.ts';
import { type Example, typed } from '../../state/examples.ts';
import { LEAVE_BEHIND, showsOwnWords, takeAlong } from '../../state/own-words.ts';
import type { View } from '../../state/view.ts';
import { inField, inline, readField } from '../../text/marks.ts';
import { wellFormed } from '../../text/normalise.ts';
import { numberInput } from './number-input.ts';

const MAX_ROWS = 60;

/** Lets the reader change the words and logits of the example, add rows and take them away, and take them along. */
export function editor(view: View): TemplateResult {
  const now = typed(view.state);
  const put: Put = (words, logits) => view.set({ words, logits, example: view.state.example });
  return html`<details class="editor"><summary>Edit words and logits</summary>
    <div class="editor-rows">
      ${now.words.map((word, i) => row(word, now.logits[i] ?? 0, i, now, put))}
    </div>
    <div class="editor-buttons">
      <button type="button" class="quiet" ?disabled=${now.words.length >= MAX_ROWS}
        @click=${() => put([...now.words, `word ${now.words.length + 1}`], [...now.logits, 0])}>Add a word</button>
      <button type="button" class="quiet" @click=${() => view.set({ words: null, logits: null, ...LEAVE_BEHIND })}>Put the example back</button>
      <button type="button" class="quiet" ?disabled=${!view.state.words || showsOwnWords(view.state)}
        @click=${() => view.set(takeAlong(view.state))}>Use my words in the next steps</button>
    </div>
    <p class="hint">Each word is a token, with its number before it. A logit may be any number; <code translate="no">-inf</code> forbids a word.</p>
  </details>`;
}

type Put = (words: readonly string[], logits: readonly number[]) => void;

function row(word: string, logit: number, i: number, now: Example, put: Put): TemplateResult {
  const rename = (event: Event) =>
    put(now.words.with(i, wellFormed(readField((event.target as HTMLInputElement).value))), now.logits);
  const { input, fault } = numberInput({
    name: 'logits',
    index: i,
    value: logit,
    exact: true,
    label: `Logit of ${inline(word)}`,
    title: formatNumber(logit),
    change: (next) => put(now.words, now.logits.with(i, next)),
  });
  return html`<div class="editor-row"><span class="number" aria-hidden="true">#${i}</span>
    <input class="word" type="text" maxlength="40" aria-label=${`Word ${i + 1}`} .value=${inField(word)} @change=${rename}>
    ${input}
    <button type="button" class="quiet" aria-label=${`Remove ${inline(word)}`}
      @click=${() => put(now.words.toSpliced(i, 1), now.logits.toSpliced(i, 1))}>×</button>
    ${fault}</div>`;
}
