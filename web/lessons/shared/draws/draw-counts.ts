// Counts of what the core drew. Outside the core, the page only counts draws, divides by their number and compares
// with the expected value.

/** The counts of many draws from one die. */
export interface DrawCounts {
  readonly draws: number;
  /** [token] */
  readonly counts: Uint32Array;
  /** [token] counts over draws */
  readonly shares: Float64Array;
  /** How many different tokens came out. */
  readonly unique: number;
}

/** Counts the ids that were drawn from a die of `size` tokens. */
export function countDraws(ids: Uint32Array, size: number): DrawCounts {
  const counts = new Uint32Array(size);
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  return {
    draws: ids.length,
    counts,
    shares: Float64Array.from(counts, (count) => count / ids.length),
    unique: counts.filter((count) => count > 0).length,
  };
}

/** The token whose share of the draws is furthest from its probability, and by how much. */
export function largestGap(shares: Float64Array, probabilities: Float64Array): { id: number; gap: number } {
  let found = { id: 0, gap: 0 };
  probabilities.forEach((probability, id) => {
    const gap = Math.abs((shares[id] ?? 0) - probability);
    if (gap > found.gap) found = { id, gap };
  });
  return found;
}

/** [token] the number of the draw, from 1, at which each token came out first; 0 for one that did not. */
export function firstDraws(ids: Uint32Array, size: number): Uint32Array {
  const first = new Uint32Array(size);
  ids.forEach((id, i) => {
    if (first[id] === 0) first[id] = i + 1;
  });
  return first;
}

/** How often a token with this probability is expected in so many draws. */
export function expectedCount(probability: number, draws: number): number {
  return probability * draws;
}

/** In how many draws a token with this probability is expected once. */
export function expectedWait(probability: number): number {
  return 1 / probability;
}
