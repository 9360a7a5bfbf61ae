// How varied a text is, by counting the runs of n tokens (n-grams) in it.

/** Token ids of one text. */
type Ids = readonly number[];

/**
 * Distinct-n: different n-grams over all n-grams of the texts taken together; NaN where there is none.
 * After Li et al. 2016, who divide by the number of tokens; divided by the n-grams, a text without any
 * repetition has 1 for every n. No n-gram runs from one text into the next.
 */
export function distinct(texts: readonly Ids[], n: number): number {
  const { different, all } = countGrams(texts, n);
  return different / all;
}

/** The share of n-grams that occurred in the text before. NaN if there are none. */
export function repeated(texts: readonly Ids[], n: number): number {
  const { different, all } = countGrams(texts, n);
  return (all - different) / all;
}

/** For each token of a text, whether it is part of an n-gram that occurred in the text before. */
export function echoes(ids: readonly number[], n: number): boolean[] {
  const seen = new Set<string>();
  const belongs = ids.map(() => false);
  for (let start = 0; start + n <= ids.length; start++) {
    const run = ids.slice(start, start + n).join(' ');
    if (seen.has(run)) belongs.fill(true, start, start + n);
    seen.add(run);
  }
  return belongs;
}

function countGrams(texts: readonly Ids[], n: number): { different: number; all: number } {
  const seen = new Set<string>();
  let all = 0;
  for (const ids of texts) {
    for (let start = 0; start + n <= ids.length; start++) {
      seen.add(ids.slice(start, start + n).join(' '));
      all++;
    }
  }
  return { different: seen.size, all };
}
