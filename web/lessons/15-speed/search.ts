// The core's search for the best tokens (wasm/sampling/candidates.cpp, last_kept.cpp and nucleus.cpp), walked once more to count what
// it touches. It compares numbers and keeps count; weights, and the tokens that stay, are the core's own.
import type { Sampler } from '../../sampler/index.ts';
import { blockMaxima, boundFor, collect, type Halving, reaching } from './blocks.ts';
import { below, type Ground, massOf, nucleusOf } from './nucleus.ts';
import type { Cuts } from './settings.ts';
import { undecided } from './window.ts';

/** What one search touched. */
export interface Search {
  /** [block] */
  readonly maxima: Float32Array;
  /** The lowest logit that a block must reach to be opened, and the tries it took where it was found by trying. */
  readonly bound: number;
  readonly halvings: readonly Halving[];
  /** Blocks that reach it. */
  readonly opened: readonly number[];
  /** Their tokens that do, in id order. */
  readonly collected: readonly number[];
  /** Those put in order to find the last one to stay; with two cuts, the first one's and then the second one's. */
  readonly sorted: readonly number[];
  /** How many exponentials were taken on the way. */
  readonly weighed: number;
}

/** What a search found, but for what follows from it. */
export type Found = Omit<Search, 'maxima' | 'halvings' | 'opened'> & Partial<Pick<Search, 'halvings'>>;

const known = new WeakMap<Float32Array, Map<string, Search>>();

/** What the core touches to cut these logits; remembered, for a figure asks at every change. */
export function search(sampler: Sampler, logits: Float32Array, cuts: Cuts): Search {
  const before = known.get(logits) ?? new Map<string, Search>();
  known.set(logits, before);
  const name = JSON.stringify(cuts);
  const found = before.get(name) ?? walk(sampler, logits, cuts);
  before.set(name, found);
  return found;
}

function walk(sampler: Sampler, logits: Float32Array, cuts: Cuts): Search {
  const { topK = 0, topP = 1, minP = 0 } = cuts;
  const maxima = blockMaxima(logits);
  const best = maxima.reduce((a, b) => Math.max(a, b));
  const ground: Ground = { logits, maxima, best, ...sampler.weights(logits) };
  const found =
    topK > 0
      ? bestOf(ground, sampler.distribution(logits, { topK }).kept, topP)
      : topP < 1
        ? nucleusOf(ground, topP)
        : notFarBelow(ground, sampler.surprise(minP));
  return { halvings: [], ...found, maxima, opened: reaching(maxima, found.bound) };
}

/** Top-k, and a nucleus among those it keeps. */
function bestOf(ground: Ground, kept: Uint32Array, topP: number): Found {
  const { logits, maxima, weights } = ground;
  const { bound, halvings } = boundFor(maxima, kept.length);
  const collected = collect(logits, maxima, bound);
  const isEnough = (above: readonly number[]) => above.length >= kept.length;
  const sorted = collected.length > kept.length ? undecided(collected, logits, isEnough) : [];
  const target = topP * massOf(weights, kept);
  const edge = topP < 1 ? undecided([...kept], logits, (above) => massOf(weights, above) >= target) : [];
  return { bound, halvings, collected, sorted: [...sorted, ...edge], weighed: kept.length };
}

/** Min-p puts nothing in order: each token that comes near is held against the bound by itself. */
function notFarBelow(ground: Ground, nats: number): Found {
  const bound = below(ground, nats);
  const collected = collect(ground.logits, ground.maxima, bound);
  return { bound, collected, sorted: [], weighed: collected.length };
}
