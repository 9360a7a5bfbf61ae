import { count } from '../../../../../web/charts/format.ts';
import { countDraws, largestGap } from '../../../../../web/lessons/shared/draws/draw-counts.ts';
import { ROLLS, SEVEN } from '../../../../../web/lessons/shared/draws/seven.ts';
import { withStream } from '../../../../../web/sampler/random.ts';
import { logitsOf } from '../../../../../web/state/examples.ts';
import { capital, kept, sampler, supper, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const seven = inWords(SEVEN.length);
const names = SEVEN.map(({ name }) => name.replace(/^(?!T\s)./, (letter) => letter.toLowerCase()));
/** The different tokens that came out of each, from one stream. */
const unique = withStream(sampler, 42, (random) =>
  SEVEN.map(({ settings }) => {
    const { probabilities } = sampler.distribution(logitsOf(capital), settings);
    return countDraws(random.choice(probabilities, ROLLS), probabilities.length).unique;
  }),
);
const single = SEVEN.filter((_, i) => unique[i] === 1).map(({ value }) => value);

const { probabilities: hot } = sampler.distribution(logitsOf(capital), { temperature: 1.5 });
const gap = (seed: number, draws: number) =>
  withStream(
    sampler,
    seed,
    (random) => largestGap(countDraws(random.choice(hot, draws), hot.length).shares, hot).gap,
  );
const SEEDS = Array.from({ length: 40 }, (_, i) => i);
const meanGap = (draws: number) => SEEDS.reduce((sum, seed) => sum + gap(seed, draws), 0) / SEEDS.length;
/** With so many seeds the means still scatter by a tenth of themselves. */
const times = Math.round(meanGap(100) / meanGap(10_000) / 2) * 2;
const greedyAndNucleus = [{ temperature: 0 }, { topP: 0.9 }].map((settings) => kept(supper, settings));

export const numbers: LessonNumbers = {
  'figures.ts': { claims: [`${inWordsFirst(SEVEN.length)} strategies, …`] },
  'meta.ts': {
    claims: [
      `${inWordsFirst(SEVEN.length)} strategies, many rolls`,
      `Roll each loaded die ${count(ROLLS)} times`,
    ],
  },
  'predictions.ts': {
    given: ['at T = 1, so no other token is needed to cover 0.9'],
    claims: [`${names.slice(0, -1).join(', ')}, and ${names.at(-1)}. How many of the ${seven}`],
  },
  'steps.ts': {
    given: [
      'Ten draws show',
      'at 10 and at 10,000',
      'with seed 42',
      'the two examples',
      'at T = 1: in 100 draws',
      'thousands of draws, not ten',
      'under 1 % of the die',
    ],
    claims: [
      when(gap(42, 10_000) < 0.01, 'By ten thousand the bars fill their outlines'),
      `${inWordsFirst(SEVEN.length)} strategies side by side`,
      `${inWordsFirst(SEVEN.length)} ways to load the die from the same ${inWords(capital.words.length)} logits, ${count(ROLLS)} rolls each`,
      `${inWordsFirst(single.length)} of the ${seven} gave one token only`,
      when(single.includes('top-p'), 'why p = 0.9 is one of them'),
      `The same ${seven} where`,
      when(
        greedyAndNucleus[0] === 1 && (greedyAndNucleus[1] ?? 0) > 1,
        'greedy still gives one word and p = 0.9 no longer does',
      ),
      `Top-k = 3 stays at ${inWords(kept(supper, { topK: 3 }))}`,
      `a hundred times the draws make it about ${inWords(times)} times smaller`,
    ],
  },
};
