import { collect, idsOfBlock, LOWEST } from './blocks.ts';
import type { Found } from './search.ts';
import { undecided } from './window.ts';

/** What a search starts from. */
export interface Ground {
  readonly logits: Float32Array;
  readonly maxima: Float32Array;
  /** The largest logit. */
  readonly best: number;
  /** The core's weights, e to the power of each logit's distance from the best, and their sum. */
  readonly weights: Float64Array;
  readonly sum: number;
}

/** Most nuclei lie within so many nats of the best token. */
const USUAL_DEPTH = 8.5;
/** One block of so many tells how far down a large nucleus may reach. */
const STRIDE = 16;
const GUESSES = 10;
const DEEPEST = 60;

/** The nucleus of p: the likely tokens first; where they do not hold p, as many more as a sample says it takes. */
export function nucleusOf(ground: Ground, p: number): Found {
  const { logits, maxima, weights, sum } = ground;
  const target = p * sum;
  let bound = below(ground, USUAL_DEPTH);
  let collected = collect(logits, maxima, bound);
  // Each look weighs every token in float32 for the sum, and the collected ones in float64.
  let weighed = logits.length + collected.length;
  const isShort = () => massOf(weights, collected) < target;
  if (isShort()) {
    const sample = sampleUnder(ground, bound);
    const seen = massOf(weights, collected);
    bound = guessed(ground, sample, (target - seen) / (sum - seen));
    collected = collect(logits, maxima, bound);
    weighed += sample.length + logits.length + collected.length;
  }
  if (isShort()) {
    bound = LOWEST;
    collected = collect(logits, maxima, bound);
    weighed += collected.length;
  }
  const sorted = undecided(collected, logits, (above) => massOf(weights, above) >= target);
  return { bound, collected, sorted, weighed };
}

/** A little lower than where the sample has the part of its own mass that the nucleus lacks. */
function guessed(ground: Ground, sample: readonly number[], lacking: number): number {
  const { logits, weights } = ground;
  const wanted = (lacking * 1.03 + 0.01) * massOf(weights, sample);
  let [low, high] = [DEEPEST, USUAL_DEPTH];
  for (let guess = 0; guess < GUESSES; guess++) {
    const middle = (low + high) / 2;
    const bound = below(ground, middle);
    const above = sample.filter((id) => (logits[id] ?? 0) >= bound);
    if (massOf(weights, above) >= wanted) low = middle;
    else high = middle;
  }
  return below(ground, low);
}

/** Every sixteenth block, without the tokens seen already. */
function sampleUnder({ logits, maxima }: Ground, bound: number): number[] {
  const blocks = [...maxima.keys()].filter((block) => block % STRIDE === 0);
  return blocks.flatMap((block) =>
    idsOfBlock(block, logits.length).filter((id) => (logits[id] ?? 0) < bound),
  );
}

/** A bound that every token within so many nats of the best reaches, with room for what rounding does. */
export function below({ best }: Ground, nats: number): number {
  return Math.fround(best - nats - 1e-5 * (Math.abs(best) + nats + 1));
}

export function massOf(weights: Float64Array, ids: ArrayLike<number>): number {
  let mass = 0;
  for (let i = 0; i < ids.length; i++) mass += weights[ids[i] ?? 0] ?? 0;
  return mass;
}
