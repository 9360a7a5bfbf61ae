import type { WrittenText } from '../writing/runner.ts';
import { distinct, repeated } from './diversity.ts';
import { mean } from './mean.ts';

/** Measures of one text, or of several together. */
export interface Measures {
  readonly tokens: number;
  readonly distinct1: number;
  readonly distinct2: number;
  /** The share of 4-grams that had come before. */
  readonly repeated4: number;
  /** Nats a token, under the model's probabilities before any setting. */
  readonly surprise: number;
  /** Nats: the mean entropy of the distributions that were drawn from. */
  readonly entropy: number;
}

export function measure(texts: readonly WrittenText[]): Measures {
  const ids = texts.map(({ tokens }) => tokens.map(({ id }) => id));
  const all = texts.flatMap(({ tokens }) => tokens);
  return {
    tokens: all.length,
    distinct1: distinct(ids, 1),
    distinct2: distinct(ids, 2),
    repeated4: repeated(ids, 4),
    surprise: mean(all.map(({ surprise }) => surprise)),
    entropy: mean(all.map(({ entropy }) => entropy)),
  };
}

/** The items whose value is highest, or lowest: more than one where they tie. Items without a value do not count. */
export function extreme<T>(items: readonly T[], value: (item: T) => number, which: 'high' | 'low'): T[] {
  const valued = items.filter((item) => !Number.isNaN(value(item)));
  const best = (which === 'high' ? Math.max : Math.min)(...valued.map(value));
  return valued.filter((item) => value(item) === best);
}
