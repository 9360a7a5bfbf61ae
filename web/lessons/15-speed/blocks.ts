/** So many logits stand or fall together. */
export const BLOCK = 64;

/** Below every logit that is not masked. */
export const LOWEST = -3.4028234663852886e38;

/** One try of the bound, and what it led to. */
export interface Halving {
  /** The bound lies in between. */
  readonly low: number;
  readonly high: number;
  readonly tried: number;
  /** How many blocks reach it. */
  readonly count: number;
  /** Whether that was enough blocks and not many more, or the search goes on above or below. */
  readonly then: 'enough' | 'higher' | 'lower';
}

const MOST_HALVINGS = 24;

/** [block] the largest logit of each block: one look at every logit. */
export function blockMaxima(logits: Float32Array): Float32Array {
  const maxima = new Float32Array(Math.ceil(logits.length / BLOCK)).fill(Number.NEGATIVE_INFINITY);
  logits.forEach((logit, id) => {
    const block = Math.floor(id / BLOCK);
    if (logit > (maxima[block] ?? 0)) maxima[block] = logit;
  });
  return maxima;
}

/** The blocks whose largest logit reaches a bound. */
export function reaching(maxima: Float32Array, bound: number): number[] {
  return [...maxima.keys()].filter((block) => (maxima[block] ?? 0) >= bound);
}

/**
 * A bound that at least k blocks reach, so that at least k tokens do, and not many more than k blocks: the way between
 * the lowest and the highest maximum is halved again and again, in float32 as the core does it.
 */
export function boundFor(maxima: Float32Array, k: number): { bound: number; halvings: Halving[] } {
  let [low, high] = [maxima.reduce((a, b) => Math.min(a, b)), maxima.reduce((a, b) => Math.max(a, b))];
  const halvings: Halving[] = [];
  if (reaching(maxima, low).length < k) return { bound: LOWEST, halvings };
  while (halvings.length < MOST_HALVINGS) {
    const tried = between(low, high);
    if (!(tried > low && tried < high)) break;
    const { length: count } = reaching(maxima, tried);
    const then = count < k ? 'lower' : count <= k + Math.floor(k / 4) ? 'enough' : 'higher';
    halvings.push({ low, high, tried, count, then });
    if (then === 'lower') high = tried;
    else low = tried;
    if (then === 'enough') break;
  }
  return { bound: low, halvings };
}

/** The middle in float32; both ends are halved first, for their sum may be too large. */
export function between(low: number, high: number): number {
  return Math.fround(Math.fround(low * 0.5) + Math.fround(high * 0.5));
}

/** The tokens that reach a bound, in id order, read from the blocks that do. */
export function collect(logits: Float32Array, maxima: Float32Array, bound: number): number[] {
  return reaching(maxima, bound).flatMap((block) =>
    idsOfBlock(block, logits.length).filter((id) => (logits[id] ?? 0) >= bound),
  );
}

export function idsOfBlock(block: number, vocabulary: number): number[] {
  const length = Math.min(BLOCK, vocabulary - block * BLOCK);
  return Array.from({ length }, (_, i) => block * BLOCK + i);
}
