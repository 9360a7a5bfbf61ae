import type { Sampler } from '../../../sampler/index.ts';
import type { Cuts } from '../settings.ts';
import { notebook } from './notebook.ts';
import type { Way } from './stopwatch.ts';

/** The ways that are timed, the slowest first. */
export const WAYS = [
  {
    name: 'in JavaScript',
    caption: 'the notebook’s steps as a student writes them, with the browser’s own sort',
  },
  { name: 'in the core', caption: 'the definition in compiled code, which sorts everything for every cut' },
  { name: 'quick way', caption: 'compiled code too, which sorts no more than the edge' },
] as const;

/** From logits to a token, once for each of `WAYS`; for Float64 logits the core sorts, by its own definition. */
export function waysOf(sampler: Sampler, logits: Float32Array, cuts: Cuts): Way[] {
  const wide = Float64Array.from(logits);
  return [
    (u) => sampler.draw(notebook(sampler, logits, cuts).probabilities, u),
    (u) => sampler.sample(wide, cuts, u),
    (u) => sampler.sample(logits, cuts, u),
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
