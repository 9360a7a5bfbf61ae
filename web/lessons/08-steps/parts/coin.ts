import type { View } from '../../../state/view.ts';

/** The coin that belongs to the `k`-th token of a text, from 0. */
export function coinOf({ sampler }: View, seed: number, k: number): number {
  const random = sampler.random(seed);
  let u = random.uniform();
  for (let i = 0; i < k; i++) u = random.uniform();
  random.dispose();
  return u;
}
