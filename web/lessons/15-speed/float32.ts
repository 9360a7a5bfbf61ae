import type { Sampler } from '../../sampler/index.ts';
import { ranking } from './ranking.ts';

/** The shares from the best token down, added up twice: as the core does it, and in float32. */
export interface Sums {
  /** [rank] float64, the core's. */
  readonly exact: Float64Array;
  /** [rank] each share a float32 number, and each sum rounded to one. */
  readonly single: Float32Array;
}

/** How many tokens a nucleus of p keeps, by each of the two. */
export interface Nucleus {
  readonly exact: number;
  readonly single: number;
}

const known = new WeakMap<Float32Array, Sums>();

export function sums(sampler: Sampler, logits: Float32Array): Sums {
  const before = known.get(logits);
  if (before) return before;
  const shares = sampler.softmax(logits);
  const sorted = Float64Array.from(ranking(sampler, logits).ids, (id) => shares[id] ?? 0);
  const found = { exact: sampler.cumulative(sorted), single: runningSum(Float32Array.from(sorted)) };
  known.set(logits, found);
  return found;
}

const sizes = new WeakMap<Float32Array, Map<number, Nucleus>>();

/** Remembered: a table has the same few at every place of a slider. */
export function nucleus(sampler: Sampler, logits: Float32Array, p: number): Nucleus {
  const before = sizes.get(logits) ?? new Map<number, Nucleus>();
  sizes.set(logits, before);
  const found = before.get(p) ?? {
    exact: sampler.distribution(logits, { topP: p }).kept.length,
    single: reachedAfter(sums(sampler, logits).single, p),
  };
  before.set(p, found);
  return found;
}

/** Left to right, as a running sum over float32 numbers is taken everywhere. */
export function runningSum(values: Float32Array): Float32Array {
  const sums = new Float32Array(values.length);
  let sum = 0;
  values.forEach((value, i) => {
    sum = Math.fround(sum + value);
    sums[i] = sum;
  });
  return sums;
}

/** How many tokens it takes until a running sum reaches p; all of them where it never does. */
export function reachedAfter(sums: Float32Array, p: number): number {
  const at = sums.findIndex((sum) => sum >= Math.fround(p));
  return at < 0 ? sums.length : at + 1;
}
