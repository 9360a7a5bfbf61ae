import { hex } from '../../ui/tokens/token.ts';
import type { ModelClient, TokenText, VocabularyList } from '../../worker/client.ts';

/** The vocabulary of the live model: names of tokens, and a search. */
export class Vocabulary {
  readonly #texts: readonly (string | null)[];
  readonly #partial: ReadonlyMap<number, Uint8Array>;
  /** The texts as the search compares them, made at the first search. */
  #plain: readonly (string | undefined)[] | undefined;

  constructor({ texts, partial }: VocabularyList) {
    this.#texts = texts;
    this.#partial = new Map(partial);
  }

  get size(): number {
    return this.#texts.length;
  }

  describe(id: number): TokenText {
    const text = this.#texts[id] ?? null;
    return { id, text, bytes: this.#partial.get(id) ?? new TextEncoder().encode(text ?? '') };
  }

  /**
   * Token ids for what a reader typed: `#464` is that id; otherwise tokens that are the text itself (with and
   * without a leading space), then those that start with it, then those that hold it; then, for `F0 9F`, the parts
   * of characters that start with those bytes.
   */
  search(query: string, most: number): number[] {
    const byId = /^#(\d+)$/.exec(query.trim())?.[1];
    if (byId !== undefined) return Number(byId) < this.size ? [Number(byId)] : [];
    const wanted = query.trim().toLowerCase();
    if (wanted === '') return [];
    this.#plain ??= this.#texts.map((text) => text?.trim().toLowerCase());
    const ranked: number[][] = [[], [], []];
    this.#plain.forEach((found, id) => {
      if (found === undefined || !found.includes(wanted)) return;
      ranked[found === wanted ? 0 : found.startsWith(wanted) ? 1 : 2]?.push(id);
    });
    const parts = [...this.#partial].filter(([, bytes]) => hex(bytes).startsWith(wanted.toUpperCase()));
    return [...ranked.flat(), ...parts.map(([id]) => id)].slice(0, most);
  }
}

type Source = Pick<ModelClient, 'vocabulary'>;

const known = new WeakMap<Source, Promise<Vocabulary>>();

/** The vocabulary of a loaded model, fetched from its worker once. */
export function vocabularyOf(client: Source): Promise<Vocabulary> {
  const before = known.get(client);
  if (before) return before;
  const asked = client.vocabulary().then((list) => new Vocabulary(list));
  known.set(client, asked);
  asked.catch(() => known.delete(client));
  return asked;
}
