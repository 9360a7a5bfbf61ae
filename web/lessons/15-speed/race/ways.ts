import type { Sampler } from '../../../sampler/index.ts';
import type { Cuts } from '../settings.ts';
import { notebook } from './notebook.ts';
import type { Way } from './stopwatch.ts';

/** The ways that are timed, the slowest first. */
export const WAYS = [
  {
    name: 'in JavaScript',
    told: 'the notebook’s steps as a student writes them, with the browser’s own sort',
  },
  { name: 'in the core', told: 'the definition in compiled code, which sorts everything for every cut' },
  { name: 'quick way', told: 'compiled code too, which sorts no more than the edge' },
] as const;

/** From logits to a token, once for each of `WAYS`; for Float64 logits the core sorts, by its own definition. */
export function waysOf(sampler: Sampler, logits: Float32Array, cuts: Cuts): Way[] {
  const wide = Float64Array.from(logits);
  return [
    (coin) => sampler.draw(notebook(sampler, logits, cuts).probabilities, coin),
    (coin) => sampler.sample(wide, cuts, coin),
    (coin) => sampler.sample(logits, cuts, coin),
  ];
}

/** The tokens that each of `WAYS` keeps, ascending. */
export function keptBy(sampler: Sampler, logits: Float32Array, cuts: Cuts): Uint32Array[] {
  return [
    notebook(sampler, logits, cuts).kept.slice().sort(),
    sampler.distribution(Float64Array.from(logits), cuts).kept,
    sampler.distribution(logits, cuts).kept,
  ];
}

/** Whether all lists hold the same numbers in the same order. */
export function areSame(lists: readonly Uint32Array[]): boolean {
  const [first = new Uint32Array(), ...others] = lists;
  return others.every((list) => list.length === first.length && list.every((id, i) => id === first[i]));
}
