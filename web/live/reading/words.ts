import { GrowingText } from '../../model/tokens/bytes.ts';
import { visible } from '../../text/marks.ts';
import { hex } from '../../ui/tokens/token.ts';
import type { TokenText } from '../../worker/client.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A token as charts and tables write it: spaces as marks, and bytes if it is no whole character. */
export function wordOf(vocabulary: Vocabulary, id: number): string {
  return written(vocabulary.describe(id));
}

export function written({ text, bytes }: TokenText): string {
  return text === null ? hex(bytes) : visible(text);
}

/** The text of several tokens. Characters may be split between tokens. */
export function joined(tokens: readonly Pick<TokenText, 'bytes'>[]): string {
  const text = new GrowingText();
  for (const { bytes } of tokens) text.push(bytes);
  return text.toString();
}
