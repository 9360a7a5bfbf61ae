import { GrowingText } from '../../model/tokens/bytes.ts';
import { visible } from '../../text/marks.ts';
import { hex } from '../../ui/tokens/token.ts';
import type { TokenText } from '../../worker/client.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A token as charts and tables write it: its spaces visible, its bytes where it is no whole character. */
export function wordOf(vocabulary: Vocabulary, id: number): string {
  return written(vocabulary.describe(id));
}

export function written({ text, bytes }: TokenText): string {
  return text === null ? hex(bytes) : visible(text);
}

/** The text of several tokens, whole also where a character is split between them. */
export function joined(tokens: readonly Pick<TokenText, 'bytes'>[]): string {
  const text = new GrowingText();
  for (const { bytes } of tokens) text.push(bytes);
  return text.toString();
}
