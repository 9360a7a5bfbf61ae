import { TEMPERATURES } from '../../../../../web/lessons/02-temperature/curves.ts';
import { FIVE } from '../../../../../web/lessons/02-temperature/figures.ts';
import { logitsOf } from '../../../../../web/state/examples.ts';
import { capital, sampler, share, VOCABULARY, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const ten = inWords(capital.words.length);
/** A face as wide as this can be seen. */
const SEEN = 0.005;
const seen = (temperature: number) =>
  capital.words.filter((word) => share(capital, word, { temperature }) > SEEN);
const shares = sampler.softmax(logitsOf(capital), { temperature: 3 });
const even = 1 / capital.words.length;

const hundredths = Float64Array.from({ length: 501 }, (_, i) => i / 100);
const { entropy } = sampler.sweep(logitsOf(capital), hundredths);
/** The last tenth at which the entropy is within a hundredth of a nat of nothing. */
const flat = hundredths.filter((_, i) => i % 10 === 0 && (entropy[i] ?? 0) < 0.01).at(-1);
const climbs = entropy.map((value, i) => value - (entropy[i - 1] ?? 0));
const steepest = hundredths[sampler.argsort(climbs)[0] ?? 0] ?? 0;
const rises = climbs.every((climb) => climb >= 0);

export const numbers: LessonNumbers = {
  'curves.ts': { given: ['T = 1', 'best three', 'Best three'] },
  'figures.ts': {
    given: ['T = 1'],
    claims: [
      `${inWordsFirst(FIVE.length)} temperatures, one set of logits`,
      `From T = ${FIVE[0]} to T = ${FIVE.at(-1)} the share of`,
    ],
  },
  'predictions.ts': {
    given: ['The temperature goes from 1 to 2', 'The temperature is 0', 'at T = 0'],
    claims: [`How many of the ${ten} tokens`],
  },
  'steps.ts': {
    given: [
      'Below 1 it widens',
      'Above 1 it narrows',
      'T from 2 down to 0.5',
      'It is 0 when one token is certain',
      'the entropy reaches 1 nat',
      'so T = 0 is given a meaning',
      'Where two logits tie',
      'at T = 0. Then type −1',
      'T from 2 down to 0.7',
      'Then roll at T = 2',
    ],
    claims: [
      `${inWordsFirst(FIVE.length)} dice from the same logits`,
      `the same ${ten} tokens at ${inWords(FIVE.length)} temperatures`,
      `At 0.1 the die has ${inWords(seen(0.1).length)} face left`,
      when(seen(3).includes('banana') && !seen(1.5).includes('banana'), 'At 3 “banana” gets a face too'),
      when(
        Math.max(...shares) > 2 * even && Math.min(...shares) < even / 2,
        'T = 3 looks flat, but it is far',
      ),
      `${TEMPERATURES.length} temperatures between ${TEMPERATURES[0]} and ${TEMPERATURES.at(-1)}`,
      when(rises, `hardly moves up to T = ${flat}, climbs fastest near ${Math.round(steepest * 20) / 20}`),
      `${inWordsFirst(capital.words.length)} words fit a page; a real model gives a logit to each of ${VOCABULARY} tokens`,
    ],
  },
};
