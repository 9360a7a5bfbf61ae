import { mean } from '../../live/texts/mean.ts';
import { type Measures, measure } from '../../live/texts/measures.ts';
import { ASPECTS, type Aspect, ratedAs } from '../../live/texts/ratings.ts';
import { textOf } from '../../live/writing/run-progress.ts';
import type { Run } from '../../live/writing/runner.ts';
import type { State } from '../../state/parameters.ts';
import type { Table } from '../../ui/figure/table.ts';
import { exact } from '../../ui/figure/table.ts';
import { type Completion, ratings } from './recipe.ts';

/** A row for each written text, with all its numbers. */
export function everyText(run: Run, all: readonly Completion[], { prompt }: State): Table {
  return {
    columns: [
      'Temperature',
      'Seed',
      'Coherence',
      'Creativity',
      'Tokens',
      'Mean entropy',
      'Distinct-1',
      'Distinct-2',
      'Mean surprise',
      'Prompt',
      'Text',
    ],
    rows: all.flatMap(({ temperature, seed, job }) => {
      const text = textOf(run, job);
      if (text.tokens.length === 0) return [];
      const is = measure([text]);
      const marks = ASPECTS.map((aspect) => ratings.of(ratedAs(job))[aspect] ?? '');
      const figures = [is.entropy, is.distinct1, is.distinct2, is.surprise].map(exact);
      const { textSoFar = '' } = text.tokens.at(-1) ?? {};
      return [[temperature, seed, ...marks, is.tokens, ...figures, prompt, textSoFar]];
    }),
  };
}

export interface Found {
  readonly temperature: number;
  readonly texts: number;
  /** The measures of all texts at this temperature. */
  readonly is: Measures;
  /** Mean ratings; NaN if there are none. */
  readonly coherence: number;
  readonly creativity: number;
}

/** The measures and ratings of each temperature, the lowest first. */
export function byTemperature(run: Run, all: readonly Completion[]): Found[] {
  const temperatures = [...new Set(all.map(({ temperature }) => temperature))].sort((a, b) => a - b);
  return temperatures.map((temperature) => {
    const here = all.filter((one) => one.temperature === temperature);
    const texts = here.map(({ job }) => textOf(run, job)).filter(({ tokens }) => tokens.length > 0);
    const marks = (aspect: Aspect) => mean(here.flatMap(({ job }) => ratings.of(ratedAs(job))[aspect] ?? []));
    return {
      temperature,
      texts: texts.length,
      is: measure(texts),
      coherence: marks('coherence'),
      creativity: marks('creativity'),
    };
  });
}
