// Makes a case's logits again from its seed; the twin of tests/reference/logit_recipes.py, step for step.
import type { Logits, Random, Sampler } from '../../web/sampler';

export type Kind = 'normal' | 'uniform' | 'eighths' | 'shared' | 'equal' | 'peaked';

export interface Recipe {
  kind: Kind;
  size: number;
  scale: number;
  maskedFraction: number;
  single: boolean;
  previousCount: number;
}

export interface MadeCase {
  logits: Logits;
  previousTokens: Uint32Array;
  u: number;
}

type Maker = (random: Random, size: number, scale: number) => Float64Array;

const fill = (size: number, next: () => number): Float64Array => {
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) values[i] = next();
  return values;
};

const spread = (random: Random, scale: number): number => (random.uniform() * 2 - 1) * scale;

const makers: Record<Kind, Maker> = {
  normal: (random, size, scale) => fill(size, () => random.normal() * scale),
  uniform: (random, size, scale) => fill(size, () => spread(random, scale)),
  eighths: (random, size, scale) => fill(size, () => Math.floor(spread(random, scale) * 8) / 8),
  shared: (random, size, scale) => {
    const values = fill(7, () => spread(random, scale));
    return fill(size, () => Number(values[Math.floor(random.uniform() * 7)]));
  },
  equal: (_, size, scale) => new Float64Array(size).fill(scale),
  peaked: (random, size, scale) => {
    const logits = fill(size, () => spread(random, scale));
    logits[Math.floor(random.uniform() * size)] = scale * 4;
    return logits;
  },
};

function mask(random: Random, logits: Float64Array, fraction: number): void {
  const masked = fill(logits.length, () => (random.uniform() < fraction ? 1 : 0));
  masked[Math.floor(random.uniform() * logits.length)] = 0;
  for (let id = 0; id < logits.length; id++) if (masked[id] === 1) logits[id] = Number.NEGATIVE_INFINITY;
}

/** The logits, previous tokens and random number that a case takes from its stream, in this order. */
export function makeCase(sampler: Sampler, seed: number, recipe: Recipe): MadeCase {
  const random = sampler.random(seed);
  const made = makers[recipe.kind](random, recipe.size, recipe.scale);
  if (recipe.maskedFraction > 0) mask(random, made, recipe.maskedFraction);
  const previousTokens = Uint32Array.from({ length: recipe.previousCount }, () =>
    Math.floor(random.uniform() * recipe.size),
  );
  const u = random.uniform();
  random.dispose();
  return { logits: recipe.single ? new Float32Array(made) : made, previousTokens, u };
}
