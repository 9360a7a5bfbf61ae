import type { Sampler } from '../../sampler/index.ts';
import { withStream } from '../../sampler/random.ts';
import type { View } from '../../state/view.ts';

export interface Roll {
  readonly u: number;
  readonly id: number;
}

/** The random number that was made last: to make it again for each frame of a drag takes too long. */
let made = { seed: Number.NaN, rolls: 0, u: Number.NaN };

/** The random number on the die now: set by hand, or the last one drawn from the seed's stream. */
export function currentU({ state, sampler }: View): number {
  if (state.coin !== null) return state.coin;
  const { seed, rolls } = state;
  if (made.seed === seed && made.rolls === rolls) return made.u;
  made = { seed, rolls, u: nthOf(sampler, seed, rolls - 1) };
  return made.u;
}

/** The random number at place `n` of a seed's stream, from 0. */
export function nthOf(sampler: Sampler, seed: number, n: number): number {
  return withStream(sampler, seed, (random) => {
    random.skip(n);
    return random.uniform();
  });
}

/** Rolls the die once with the random number now on it. */
export function roll(view: View, probabilities: Float64Array): Roll {
  const u = currentU(view);
  return { u, id: view.sampler.draw(probabilities, u) };
}

/**
 * [token] how often each came out in the last `batch` rolls. The random numbers stay the same while
 * sliders change the die.
 */
export function counts({ state, sampler }: View, probabilities: Float64Array): Uint32Array {
  const found = new Uint32Array(probabilities.length);
  const ids = withStream(sampler, state.seed, (random) => {
    random.skip(Math.max(0, state.rolls - state.batch));
    return random.choice(probabilities, Math.min(state.batch, state.rolls));
  });
  for (const id of ids) found[id] = (found[id] ?? 0) + 1;
  return found;
}
