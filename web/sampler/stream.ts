import type { Random } from './random.ts';
import type { Sampler } from './sampler.ts';

/** Takes random numbers from the stream of a seed, and frees the stream whatever happens. */
export function withStream<T>(sampler: Sampler, seed: number, use: (random: Random) => T): T {
  const random = sampler.random(seed);
  try {
    return use(random);
  } finally {
    random.dispose();
  }
}
