import { formatNumber } from '../../../../../web/charts/format.ts';
import { capital, sampler, share, VOCABULARY, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords } from '../numbers.ts';

const ADDED = 1000;
const moved = (word: 'Paris' | 'banana') =>
  formatNumber((capital.logits[capital.words.indexOf(word)] ?? Number.NaN) + ADDED);
const paris = capital.logits[0];
const [more = 0, less = 0] = sampler.softmax(Float64Array.of(1, 0));
const level = { ...capital, logits: capital.logits.map((logit, id) => (id === 1 ? paris : logit)) };

export const numbers: LessonNumbers = {
  'predictions.ts': { claims: [`Paris scores ${moved('Paris')}, banana ${moved('banana')}`] },
  'side-by-side.ts': { given: ['shares add up to 1'] },
  'steps.ts': {
    given: [
      'temperature from 0 to 5',
      'numbered from 0',
      '“banana” a logit of 9',
      'they add up to 1',
      'Press 1,000',
      'a strip from 0 to 1',
      'Roll 10,000 times',
      'the coin to 0.999',
    ],
    claims: [
      `GPT-2 has ${VOCABULARY} tokens`,
      `here are ${inWords(capital.words.length)}`,
      `a lead of 1 in logits is always a factor of e, about ${formatNumber(more / less)}`,
      when(
        share(level, 'Paris') === share(level, 'London'),
        `London’s logit to ${formatNumber(paris)} as well: two equal logits give two equal shares`,
      ),
      when(Math.exp(ADDED) === Infinity, 'e to the power 1,000 is too large'),
    ],
  },
};
