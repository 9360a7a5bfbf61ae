import { between } from './blocks.ts';

/** A sort of this many costs less than another halving. */
const FEW = 24;

/**
 * The candidates that are left in the middle when a bisection has said of all others whether they stay: those are put
 * in order, and nothing else is. `isIn` says of the candidates above a logit whether the last one to stay is among
 * them. The loop is the core's, float32 and all.
 */
export function undecided(
  candidates: readonly number[],
  logits: Float32Array,
  isIn: (above: readonly number[]) => boolean,
): number[] {
  const entry = (id: number) => logits[id] ?? 0;
  let low = candidates.reduce((least, id) => Math.min(least, entry(id)), Number.POSITIVE_INFINITY);
  let high = candidates.reduce((most, id) => Math.max(most, entry(id)), Number.NEGATIVE_INFINITY);
  // The first window takes in its highest entry too.
  let end = Number.POSITIVE_INFINITY;
  let [from, to] = [0, candidates.length];
  while (to - from > FEW) {
    const middle = between(low, high);
    if (!(middle > low && middle <= high) || (middle === high && end === high)) break;
    const above = candidates.filter((id) => entry(id) >= middle);
    if (isIn(above)) [low, to] = [middle, above.length];
    else [high, end, from] = [middle, middle, above.length];
  }
  return candidates.filter((id) => entry(id) >= low && entry(id) < end);
}
