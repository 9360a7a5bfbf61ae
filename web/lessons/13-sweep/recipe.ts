// The texts of a sweep.

import { models } from '../../live/models/page-models.ts';
import { Ratings, ratedAs } from '../../live/texts/ratings.ts';
import { seedOf, shuffled } from '../../live/texts/shuffle.ts';
import { type Job, Runner } from '../../live/writing/runner.ts';
import { withStream } from '../../sampler/random.ts';
import type { View } from '../../state/view.ts';

export interface Completion {
  readonly temperature: number;
  readonly seed: number;
  readonly job: Job;
}

const MOST_TEMPERATURES = 8;
const SEEDS = 2 ** 32;

/** Texts are kept until the page is closed. Ratings are kept longer: the same seeds give the same texts. */
export const runner = new Runner(models);
export const RATINGS = 'ratings';
export const ratings = new Ratings(RATINGS);

/** Temperature by temperature; each takes the same seeds, counted up from the reader's. */
export function completions({ state }: Pick<View, 'state'>): Completion[] {
  const { prompt, seed: first, completionTokens: maxTokens } = state;
  const on = runner.on(state);
  const seeds = Array.from({ length: state.completions }, (_, i) => (first + i) % SEEDS);
  return temperaturesOf(state.temperatures).flatMap((temperature) =>
    seeds.map((seed) => ({
      temperature,
      seed,
      job: { ...on, prompt, settings: { temperature }, seed, maxTokens },
    })),
  );
}

/** Each temperature once, and at most as many as fit the page. */
export function temperaturesOf(listed: readonly number[] | null): number[] {
  return [...new Set(listed ?? [])].slice(0, MOST_TEMPERATURES);
}

/** Checks temperatures and seed before a model is loaded. @throws SamplerError */
export function check({ state, sampler }: View): void {
  const one = Float64Array.of(0);
  for (const temperature of temperaturesOf(state.temperatures)) sampler.softmax(one, { temperature });
  withStream(sampler, state.seed, () => {});
}

/** All texts in a mixed order, which does not reveal the temperatures. */
export function mixed({ sampler }: View, all: readonly Completion[]): Completion[] {
  const seed = seedOf(all.map(({ job }) => ratedAs(job)).join());
  return withStream(sampler, seed, (random) => shuffled(all, random));
}
