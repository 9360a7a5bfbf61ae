import { count } from '../../../../../web/charts/format.ts';
import { nucleus, sums } from '../../../../../web/lessons/15-speed/float32.ts';
import { WAYS } from '../../../../../web/lessons/15-speed/race/ways.ts';
import { madeUp } from '../../../../../web/lessons/15-speed/scores.ts';
import { search } from '../../../../../web/lessons/15-speed/search.ts';
import { SETTINGS } from '../../../../../web/lessons/15-speed/settings.ts';
import { sampler, VOCABULARY, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const { logits } = madeUp(sampler);
const size = count(logits.length);
const topK = SETTINGS.find(({ value }) => value === 'top-k')?.cuts.topK ?? 0;
const found = search(sampler, logits, { topK });
const minP = search(sampler, logits, { minP: 0.1 });
const topP = search(sampler, logits, { topP: 0.9 });
/** The most that are put in order, over many a k. */
const doubt = Math.max(
  ...Array.from({ length: 60 }, (_, i) => sampler.searchReport(logits, { topK: 15 * i + 5 }).sorted.length),
);
const [lower, others] = [true, false].map((goesDown) =>
  found.steps.filter(({ next }) => (next === 'lower') === goesDown).map((step) => step.count),
) as [number[], number[]];
/** What a float32 number can tell apart, in decimal digits. */
const digits = Math.floor(24 * Math.log10(2));
const agrees = nucleus(sampler, logits, 0.9);
const drifts = nucleus(sampler, logits, 0.99999);
const all = inWordsFirst(WAYS.length);

const names: Record<string, (value: number | undefined) => string> = {
  topK: (value) => `top-k ${value}`,
  topP: (value) => `top-p ${value}`,
  minP: (value) => `min-p ${value}`,
};
const nameOf = (cuts: object) =>
  Object.entries(cuts)
    .map(([stage, value]) => names[stage]?.(value))
    .join(', then ');

export const numbers: LessonNumbers = {
  'meta.ts': { claims: [`${inWordsFirst(topK)} tokens of ${size}`] },
  'predictions.ts': {
    given: ['ends at … instead of 1'],
    claims: [
      `A model has given ${size} tokens a logit, and top-k keeps the best ${topK}.`,
      `to find those ${topK}?`,
      `All ${size}`,
      `The best ${topK}`,
      `Fewer than ${topK}`,
      `Float32 numbers carry ${inWords(digits)} digits`,
    ],
  },
  'race/figure.ts': { claims: [`${all} ways take turns`] },
  'race/finish.ts': { claims: [`All ${inWords(WAYS.length)}`] },
  'settings.ts': { claims: SETTINGS.map(({ cuts }) => nameOf(cuts)) },
  'steps.ts': {
    given: ['Two things differ'],
    claims: [
      `sorts all ${VOCABULARY} tokens`,
      when(topP.exponentials > logits.length && topP.sorted.length < 100, 'Switch to top-p 0.9. A nucleus'),
      `All ${inWords(WAYS.length)} take the same`,
      when(minP.sorted.length === 0, `there is ${size} exponentials`),
      `the largest of every ${found.blockSize}`,
      when(
        others.every((blocks) => blocks >= topK),
        `If at least ${topK} blocks have a logit above some bound, at least ${topK} tokens do; so no token below it can be among the best ${topK}`,
      ),
      when(
        lower.every((blocks) => blocks < topK),
        `fewer than ${topK}, go down`,
      ),
      `compares ${count(found.maxima.length)} numbers instead of ${size}`,
      `until at most ${doubt} are in doubt`,
      `in ${size} float32 numbers`,
      `and ${size} roundings`,
      when(agrees.exact === agrees.single, 'At p = 0.9 both agree'),
      when(
        drifts.single === logits.length && (sums(sampler, logits).single.at(-1) ?? 1) < 0.99999,
        'Raise p to 0.99999: the float32 sum never gets there',
      ),
    ],
  },
  'sums.ts': { given: ['added up twice'] },
  'touched.ts': { given: ['Two ways to'] },
};
