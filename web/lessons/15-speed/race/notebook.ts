import type { Sampler } from '../../../sampler/index.ts';
import type { Cuts } from '../settings.ts';

/** What the notebook's way leaves of a vocabulary. */
export interface Left {
  /** Ids, best first where they were sorted. */
  readonly kept: Uint32Array;
  /** [vocabulary] */
  readonly probabilities: Float64Array;
}

/**
 * The notebook's steps as a student writes them in JavaScript: softmax everything, sort everything, add up, cut,
 * divide by what is left. It is what the core is timed against, and is no part of any other figure. Softmax is the
 * core's, so that both ways cut the same shares; the sort is the browser's.
 */
export function notebook(sampler: Sampler, logits: Float32Array, cuts: Cuts): Left {
  const { topK = 0, topP = 1, minP = 0 } = cuts;
  const best = topK > 0 || topP < 1 ? sortedIds(logits) : new Uint32Array();
  let kept = topK > 0 ? best.subarray(0, topK) : best;
  const shares = sampler.softmax(topK > 0 ? only(kept, logits) : logits);
  if (topP < 1) kept = kept.subarray(0, enough(kept, shares, topP));
  if (minP > 0) kept = notBelow(minP * largest(shares), shares);
  return { kept, probabilities: divided(kept, shares) };
}

/** Equal logits stay in the order of their ids: the browser's sort is stable. */
function sortedIds(logits: Float32Array): Uint32Array {
  const ids = new Uint32Array(logits.length).map((_, id) => id);
  return ids.sort((a, b) => (logits[b] ?? 0) - (logits[a] ?? 0));
}

function only(kept: Uint32Array, logits: Float32Array): Float32Array {
  const masked = new Float32Array(logits.length).fill(Number.NEGATIVE_INFINITY);
  for (const id of kept) masked[id] = logits[id] ?? 0;
  return masked;
}

function enough(ids: Uint32Array, shares: Float64Array, p: number): number {
  let sum = 0;
  let count = 0;
  while (count < ids.length && (count === 0 || sum < p)) sum += shares[ids[count++] ?? 0] ?? 0;
  return count;
}

const largest = (shares: Float64Array) => shares.reduce((a, b) => Math.max(a, b));

function notBelow(bound: number, shares: Float64Array): Uint32Array {
  const ids = new Uint32Array(shares.length).map((_, id) => id);
  return ids.filter((id) => (shares[id] ?? 0) >= bound);
}

function divided(kept: Uint32Array, shares: Float64Array): Float64Array {
  const probabilities = new Float64Array(shares.length);
  const sum = kept.reduce((sum, id) => sum + (shares[id] ?? 0), 0);
  for (const id of kept) probabilities[id] = (shares[id] ?? 0) / sum;
  return probabilities;
}
