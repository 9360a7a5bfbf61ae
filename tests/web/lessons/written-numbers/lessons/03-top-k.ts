import { formatNumber, percent } from '../../../../../web/charts/format.ts';
import { FOUR } from '../../../../../web/lessons/03-top-k/figures.ts';
import { TEXTS } from '../../../../../web/live/reading/text-field.ts';
import { capital, confident, kept, share, unsure, VOCABULARY, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const least = Math.min(...FOUR.map((topK) => share(capital, 'Paris', { topK })));
const hasAll = kept(capital, { topK: 10 }) === capital.words.length && share(capital, 'Paris', { topK: 10 });
const size = unsure.words.length;
const [sureKept, unsureKept] = [confident, unsure].map((example) => kept(example, { topK: 10 })) as [
  number,
  number,
];
const lost = unsure.words.reduce(
  (sum, word) => sum + (share(unsure, word, { topK: 10 }) === 0 ? share(unsure, word) : 0),
  0,
);

export const numbers: LessonNumbers = {
  'figures.ts': {
    given: ['k = 0 (off)', 'k = 0 switches top-k off'],
    claims: [`${inWordsFirst(FOUR.length)} values of k`],
  },
  'predictions.ts': {
    given: ['k = 10. Which', 'The ten with the lowest', 'Ten at random'],
    claims: [
      `${inWordsFirst(size)} names have exactly the same logit`,
      `All ${inWords(size)}, since they tie`,
    ],
  },
  'steps.ts': {
    given: [
      'thousands of times',
      'exactly 0',
      'Two predictions, …',
      'k = 50 is the setting',
      'powers of ten',
    ],
    claims: [
      when(kept(capital, { topK: 1 }) === 1, 'k down to 1: that is greedy'),
      `k = ${FOUR.slice(0, -1).join(', ')} and ${FOUR.at(-1)}`,
      `stays above ${Math.floor(least * 100)} %`,
      when(
        hasAll === share(capital, 'Paris'),
        `With ${inWords(capital.words.length)} words, k = 10 keeps everything`,
      ),
      when(
        confident.words.length === size,
        `Two predictions over ${size} words. In the first the model gives one word ${percent(share(confident, 'Paris'))}; in the second all ${size} are equally good, at ${percent(share(unsure, 'Anna'))} each`,
      ),
      `With k = 10 the first die carries ${inWords(sureKept - 1)} words that hardly matter, and the second loses ${size - unsureKept} good ones: ${inWords(Number(formatNumber(lost * 5)))} fifths of the die`,
      `Fifty of ${VOCABULARY}`,
      `It leaves fifty faces of ${VOCABULARY}`,
      `the ${inWords(Object.keys(TEXTS).length)} texts`,
    ],
  },
};
