import { Tokenizer as Bpe, ByteLevelPreTokenizer } from '@huggingface/tokenizers';
import { ModelError, reason } from '../error.ts';
import { bytesOf, GrowingText, wholeText } from './bytes.ts';
import { SPLIT } from './split.ts';

/** A token as a chip shows it. */
export interface TokenText {
  id: number;
  /** null: its bytes are no whole characters. */
  text: string | null;
  bytes: Uint8Array;
}

const END_OF_TEXT = '<|endoftext|>';

/** Byte-level byte-pair encoding as a tokenizer.json describes it. */
export class Tokenizer {
  readonly #bpe: Bpe;
  /** Ends a document; a model starts from it when the prompt is empty. */
  readonly endOfText: number;

  /**
   * @param definition a parsed tokenizer.json
   * @throws ModelError `bad-tokenizer`
   */
  constructor(definition: object) {
    try {
      this.#bpe = new Bpe(definition, {});
    } catch (cause) {
      throw new ModelError(
        'bad-tokenizer',
        `tokenizer.json is of no use (${reason(cause)}). Build the model again.`,
        { cause },
      );
    }
    const endOfText = this.#bpe.token_to_id(END_OF_TEXT);
    if (endOfText === undefined) {
      throw new ModelError('bad-tokenizer', `tokenizer.json has no ${END_OF_TEXT}. Build the model again.`);
    }
    this.endOfText = endOfText;
    // The library splits by JavaScript's own classes of characters, which are not the reference's.
    const splitter = this.#bpe.pre_tokenizer;
    if (splitter instanceof ByteLevelPreTokenizer) splitter.pattern = SPLIT;
  }

  encode(text: string): number[] {
    return text === '' ? [] : this.#bpe.encode(text).ids;
  }

  /** @throws ModelError `bad-token-id` when the vocabulary has no such token */
  describe(id: number): TokenText {
    const token = this.#bpe.id_to_token(id);
    if (token === undefined) throw new ModelError('bad-token-id', `The vocabulary has no token ${id}.`);
    const bytes = id === this.endOfText ? undefined : bytesOf(token);
    return bytes
      ? { id, text: wholeText(bytes), bytes }
      : { id, text: token, bytes: new TextEncoder().encode(token) };
  }

  /** The text of several tokens, which need not be whole characters one by one. */
  decode(ids: readonly number[]): string {
    const text = new GrowingText();
    for (const id of ids) text.push(this.describe(id).bytes);
    return text.toString();
  }
}
