// The texts of a race: five settings, one prompt, one seed.

import { models } from '../../live/models/page-models.ts';
import { Ratings } from '../../live/texts/ratings.ts';
import { seedOf, shuffled } from '../../live/texts/shuffle.ts';
import { type Job, keyOf, Runner } from '../../live/writing/runner.ts';
import { withStream } from '../../sampler/random.ts';
import type { View } from '../../state/view.ts';
import { STRATEGIES, type Strategy } from './strategies.ts';

export interface Racer {
  readonly strategy: Strategy;
  readonly job: Job;
}

/** Texts and ratings last as long as the page. */
export const runner = new Runner(models);
export const ratings = new Ratings();

/** One text for each setting, in the course's order. */
export function racers({ state }: View): Racer[] {
  const { prompt, seed, maxTokens } = state;
  const on = runner.on(state);
  return STRATEGIES.map((strategy) => ({
    strategy,
    job: { ...on, prompt, settings: strategy.settings, seed, maxTokens },
  }));
}

/** The same texts in a mixed order, so that neither place nor turn reveals the settings. */
export function hidden(view: View): Racer[] {
  const field = racers(view);
  const seed = seedOf(field.map(({ job }) => keyOf(job)).join());
  return withStream(view.sampler, seed, (random) => shuffled(field, random));
}
