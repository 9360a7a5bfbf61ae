import type { View } from '../../state/view.ts';

export interface Roll {
  readonly u: number;
  readonly id: number;
}

/** The seed's coin that was made last; making it again for every frame of a drag would take its time. */
let made = { seed: Number.NaN, rolls: 0, u: Number.NaN };

/** The coin now on the die: set by hand, or the last one drawn from the seed's stream. */
export function coin({ state, sampler }: View): number {
  if (state.coin !== null) return state.coin;
  const { seed, rolls } = state;
  if (made.seed === seed && made.rolls === rolls) return made.u;
  const random = sampler.random(seed);
  random.skip(rolls - 1);
  made = { seed, rolls, u: random.uniform() };
  random.dispose();
  return made.u;
}

/** Rolls the die once with the coin now on it. */
export function roll(view: View, probabilities: Float64Array): Roll {
  const u = coin(view);
  return { u, id: view.sampler.draw(probabilities, u) };
}

/**
 * [token] how often each came out in the last `batch` rolls. The coins stay the same while sliders reshape the
 * die under them.
 */
export function counts({ state, sampler }: View, probabilities: Float64Array): Uint32Array {
  const found = new Uint32Array(probabilities.length);
  const random = sampler.random(state.seed);
  random.skip(Math.max(0, state.rolls - state.batch));
  for (const id of random.choice(probabilities, Math.min(state.batch, state.rolls)))
    found[id] = (found[id] ?? 0) + 1;
  random.dispose();
  return found;
}
