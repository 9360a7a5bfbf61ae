import { html, type TemplateResult } from 'lit';
import { count, percent } from '../../charts/format.ts';
import { flowing } from '../../text/marks.ts';
import { hex } from './token.ts';

export interface Piece {
  readonly text: string | null;
  readonly bytes: Uint8Array;
}

interface Drawn extends Piece {
  readonly probability: number;
  readonly kept: number;
}

/** A token within a text: lines and spaces as they are, other characters that look like nothing as marks. */
export function pieceOf({ text, bytes }: Piece): string {
  return text === null ? hex(bytes) : flowing(text);
}

/** The reader's own words, token by token. */
export function given(tokens: readonly Piece[]): TemplateResult[] {
  return tokens.map((t) => html`<span class="piece given">${pieceOf(t)}</span>`);
}

/** Drawn tokens, each with its own underline; the pointer shows what each was drawn from. */
export function drawn(tokens: readonly Drawn[]): TemplateResult[] {
  return tokens.map(
    (t) =>
      html`<span class="piece ${t.text === null ? 'bytes' : ''}" title=${`${percent(t.probability)} of a die with ${count(t.kept)} faces`}>${pieceOf(t)}</span>`,
  );
}

/** What the underlines mean. */
export function underlines(): TemplateResult {
  return html`<p class="hint">Each underline is one token.</p>`;
}

/** The same without the settings, which stay hidden. */
export function bare(tokens: readonly Piece[]): TemplateResult[] {
  return tokens.map((t) => html`<span class="piece ${t.text === null ? 'bytes' : ''}">${pieceOf(t)}</span>`);
}
