import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../../charts/format.ts';
import { joined } from '../../../live/reading/words.ts';
import { flowing } from '../../../text/marks.ts';
import { alongLines } from '../../../ui/controls/row-keys.ts';
import type { TokenText } from '../../../worker/client.ts';
import type { Token } from '../writing/text.ts';

/** Nats: where each level of surprise ends. The last has no end. */
const ENDS = [0.5, 1.5, 3, 5] as const;

/** From 1, hardly any, to 5. */
export function level(surprise: number): number {
  const found = ENDS.findIndex((end) => surprise < end);
  return (found < 0 ? ENDS.length : found) + 1;
}

/** The text as chips. Tab reaches them as one, and the arrow keys move between them. */
export function chips(
  prompt: readonly TokenText[],
  tokens: readonly Token[],
  selected: number,
  select: (index: number) => void,
  writing: boolean,
): TemplateResult {
  const stop = Math.max(0, selected);
  return html`<div class="page surprise" aria-busy=${writing}>
    <p class="given">${flowing(joined(prompt))}</p>
    <div class="chips" role="listbox" aria-label="The text, token by token: arrows move, Enter opens" aria-orientation="horizontal" @keydown=${alongLines}>${tokens.map(
      (
        token,
        i,
      ) => html`<button type="button" role="option" aria-selected=${i === selected} tabindex=${i === stop ? 0 : -1}
        class="cast ${token.numbers ? `level-${level(token.numbers.surprise)}` : 'pending'} ${token.node.forced ? 'forced' : ''}"
        aria-label=${spoken(token, i)} @click=${() => select(i)}><span class="word">${token.label}</span><span
        class="nats">${token.numbers ? formatNumber(token.numbers.surprise) : '…'}</span></button>`,
    )}${writing ? html`<span class="caret" aria-hidden="true"></span>` : nothing}</div>
  </div>`;
}

function spoken({ label, node, numbers }: Token, i: number): string {
  const surprise = numbers ? `surprise ${formatNumber(numbers.surprise)} nats` : 'not read yet';
  return `Token ${i + 1}, ${label}${node.forced ? ', forced' : ''}: ${surprise}`;
}

/** What the colours and the small numbers mean. */
export function legend(): TemplateResult {
  const names = ENDS.map((end, i) => (i === 0 ? `below ${end}` : `${ENDS[i - 1]} to ${end}`));
  return html`<div class="scale"><span>Surprise in nats</span>${[...names, `${ENDS.at(-1)} and more`].map(
    (name, i) => html`<span class="cast level-${i + 1}">${name}</span>`,
  )}<span class="cast forced">forced</span></div>`;
}
