import { BLOCK, boundFor, collect, idsOfBlock, LOWEST } from './blocks.ts';
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

/** The list of the best has a token of as many blocks, or of half of them. */
const LISTED = 288;
/** So many blocks, evenly spread, tell about where a wide nucleus ends. */
const SAMPLED = 64;
const DEEPEST = 32;
const GUESSES = 12;
/** Nats around the guess that tell how much mass a nat has there, and how far to look beyond what that says. */
const NEIGHBOURHOOD = 0.5;
const LEAST_STEP = 0.02;
const WAY = 1.3;
const NEXT = 4;
const ROUNDS = 4;

/** The nucleus of p: among the best, where they hold p; else where a sample of the others says, and near there. */
export function nucleusOf(ground: Ground, p: number): Found {
  const { logits, maxima, weights, sum } = ground;
  const { bound } = boundFor(maxima, Math.min(LISTED, Math.floor(maxima.length / 2) + 1));
  const best = collect(logits, maxima, bound);
  const sample = sampleUnder(ground, bound);
  const seen = massOf(weights, best);
  const lacking = p * (seen + sample.massFrom(LOWEST)) - seen;
  // The list, the sample, and then every logit once for the sum.
  const weighed = best.length + SAMPLED * BLOCK + logits.length;
  if (lacking > 0 || seen < p * sum) {
    return wideNucleus(ground, p, { best, weighed, ...guessed(ground, sample, Math.max(lacking, 0)) });
  }
  const sorted = undecided(best, logits, (above) => massOf(weights, above) >= p * sum);
  return { bound, collected: best, sorted, weighed };
}

/** What is known before the sum of all: where the nucleus may end, and how much mass a nat has there. */
interface Guess {
  readonly best: readonly number[];
  readonly weighed: number;
  readonly guess: number;
  readonly density: number;
}

/** The sum tells by how much the guess is wrong: only the tokens in between are collected. */
function wideNucleus(ground: Ground, p: number, { best, weighed, guess, density }: Guess): Found {
  const { logits, maxima, weights, sum } = ground;
  const target = p * sum;
  const upper = massOf(weights, collect(logits, maxima, guess));
  let nats = LEAST_STEP + (density > 0 ? (WAY * Math.abs(target - upper)) / density : 0);
  for (let round = 0; round < ROUNDS; round++, nats *= NEXT) {
    const isBelow = target > upper;
    const from = isBelow ? Math.fround(guess - nats) : guess;
    const under = isBelow ? guess : Math.fround(guess + nats);
    const window = collect(logits, maxima, from).filter((id) => (logits[id] ?? 0) < under);
    const above = isBelow ? upper : upper - massOf(weights, window);
    if (above >= target || above + massOf(weights, window) < target) continue;
    const collected = [...new Set([...best, ...window])].sort((a, b) => a - b);
    const sorted = undecided(window, logits, (ids) => above + massOf(weights, ids) >= target);
    return { bound: from, collected, sorted, weighed: weighed + window.length };
  }
  // The definition: everything is put in order.
  const all = collect(logits, maxima, LOWEST);
  return { bound: LOWEST, collected: all, sorted: all, weighed: weighed + logits.length };
}

/** What the tokens of a sample from a bound up stand for. */
interface Sample {
  massFrom(bound: number): number;
}

/** Where the sample reaches a mass. */
function guessed(ground: Ground, sample: Sample, mass: number): { guess: number; density: number } {
  const massAt = (nats: number) => sample.massFrom(below(ground, nats));
  let [low, high] = [DEEPEST, 0];
  for (let step = 0; step < GUESSES; step++) {
    const middle = (low + high) / 2;
    if (massAt(middle) >= mass) low = middle;
    else high = middle;
  }
  const around = massAt(low + NEIGHBOURHOOD / 2) - massAt(low - NEIGHBOURHOOD / 2);
  return { guess: below(ground, low), density: around / NEIGHBOURHOOD };
}

/** Some blocks, without the tokens seen already, each standing for as many. */
function sampleUnder({ logits, maxima, weights }: Ground, bound: number): Sample {
  const stride = Math.ceil(maxima.length / SAMPLED);
  const ids = [...maxima.keys()]
    .filter((block) => block % stride === 0)
    .flatMap((block) => idsOfBlock(block, logits.length))
    .filter((id) => (logits[id] ?? 0) < bound);
  return {
    massFrom: (from) =>
      stride *
      massOf(
        weights,
        ids.filter((id) => (logits[id] ?? 0) >= from),
      ),
  };
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
