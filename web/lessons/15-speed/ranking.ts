import type { Sampler } from '../../sampler/index.ts';

/** Every token from the best down, as the core orders them. */
export interface Ranking {
  readonly ids: Uint32Array;
  /** The first rank after 1 whose token has the logit of the next one, where there is one: a k that cuts a tie. */
  readonly tie: number | undefined;
}

const known = new WeakMap<Float32Array, Ranking>();

/** Sorts all tokens, once for each list of logits. Only the figure needs this, not the search. */
export function ranking(sampler: Sampler, logits: Float32Array): Ranking {
  const before = known.get(logits);
  if (before) return before;
  const ids = sampler.argsort(Float64Array.from(logits));
  const at = ids.findIndex((id, rank) => rank > 1 && logits[id] === logits[ids[rank - 1] ?? 0]);
  const found = { ids, tie: at > 0 ? at : undefined };
  known.set(logits, found);
  return found;
}
