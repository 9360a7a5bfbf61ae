import type { View } from '../../../state/view.ts';

/** The shares from the largest down, and their running sums as the core adds them. */
export function runningSums(view: View, shares: Float64Array): { ids: Uint32Array; sums: Float64Array } {
  const ids = view.sampler.argsort(shares);
  return { ids, sums: view.sampler.cumulative(Float64Array.from(ids, (id) => shares[id] ?? 0)) };
}

/** The largest entropy of a die with this many faces, in nats: that of equal faces. */
export function mostEntropy({ sampler }: View, faces: number): number {
  return sampler.entropy(sampler.softmax(new Float64Array(faces), {}));
}
