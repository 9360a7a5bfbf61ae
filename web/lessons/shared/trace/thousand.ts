import type { Sampler } from '../../../sampler/index.ts';
import { withStream } from '../../../sampler/random.ts';

export const SIZE = 1000;
const SEED = 42;
/** The logits that the notebook sets by hand. */
const LEADERS = [8, 5, 4.5, 4, 3.5];
const MIDDLE = { count: 15, low: 1, high: 3 };

const made = new WeakMap<Sampler, Float64Array>();

/**
 * The notebook's thousand logits, bit for bit, from the same random stream: normal numbers doubled, then five set
 * by hand and fifteen drawn evenly between 1 and 3.
 */
export function thousand(sampler: Sampler): Float64Array {
  const before = made.get(sampler);
  if (before) return before;
  const logits = withStream(sampler, SEED, (random) => {
    const drawn = Float64Array.from({ length: SIZE }, () => random.normal() * 2);
    drawn.set(LEADERS);
    const { count, low, high } = MIDDLE;
    for (let i = 0; i < count; i++) drawn[LEADERS.length + i] = low + (high - low) * random.uniform();
    return drawn;
  });
  made.set(sampler, logits);
  return logits;
}
