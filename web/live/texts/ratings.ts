import { atom } from '../../state/atom.ts';
import { keep, recall } from '../../state/local.ts';
import { type Job, keyOf } from '../writing/runner.ts';

export const ASPECTS = ['coherence', 'creativity'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What a reader thinks of a text, from 1 to 5; an aspect not rated is absent. */
export type Rating = Readonly<Partial<Record<Aspect, number>>>;

/** The key of a rating: the job without its backend. */
export const ratedAs = (job: Job) => keyOf({ ...job, backend: '' });

const MOST_KEPT = 400;

/** Ratings by the key of the text. With a name they are stored on this machine. */
export class Ratings {
  readonly all = atom<ReadonlyMap<string, Rating>>(new Map());
  readonly #name: string | undefined;

  constructor(name?: string) {
    this.#name = name;
    if (name) this.all.set(new Map(remembered(name)));
  }

  of(text: string): Rating {
    return this.all.get().get(text) ?? {};
  }

  rate(text: string, aspect: Aspect, value: number): void {
    const next = new Map(this.all.get());
    // Taken out first: the newest stand last, and the oldest are dropped.
    next.delete(text);
    next.set(text, { ...this.of(text), [aspect]: value });
    this.#keep(new Map([...next].slice(-MOST_KEPT)));
  }

  forget(texts: readonly string[]): void {
    this.#keep(new Map([...this.all.get()].filter(([text]) => !texts.includes(text))));
  }

  #keep(next: ReadonlyMap<string, Rating>): void {
    this.all.set(next);
    if (this.#name) keep(this.#name, JSON.stringify([...next]));
  }
}

/** Reads stored ratings and drops everything else. */
function remembered(name: string): [string, Rating][] {
  try {
    const stored: unknown = JSON.parse(recall(name) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((entry) => {
      if (!Array.isArray(entry) || typeof entry[0] !== 'string') return [];
      return [[entry[0], checked(entry[1])] satisfies [string, Rating]];
    });
  } catch {
    return [];
  }
}

function checked(value: unknown): Rating {
  const given = (value ?? {}) as Record<string, unknown>;
  const is = (aspect: Aspect) => [1, 2, 3, 4, 5].includes(given[aspect] as number);
  return Object.fromEntries(ASPECTS.filter(is).map((aspect) => [aspect, given[aspect] as number]));
}
