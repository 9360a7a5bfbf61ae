import { beforeCut, cases } from '../../../../../web/lessons/12-min-p/exercise/cases.ts';
import { capital, confident, kept, sampler, share, supper, VOCABULARY, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const towns = confident.words.length;
const hot = { temperature: 1.5 };
const all = (temperature: number) => kept(confident, { temperature, minP: 0.1 }) === towns;
/** The first tenth at which min-p lets everything in, to the whole number next to it. */
const gone = Math.round(Array.from({ length: 51 }, (_, i) => i / 10).find((T) => T > 0 && all(T)) ?? 0);

const asked = cases(sampler);
const [onBound] = asked
  .filter(({ name }) => name.includes('exactly on the bound'))
  .map(({ args }) => beforeCut(sampler, args))
  .map(({ probabilities, bound }) => probabilities.filter((p) => p === bound).length) as [number];
const heat = asked.find(({ name }) => name.includes('T ='))?.args[2];
const limits = asked
  .filter(({ name }) => name.includes('min-p of'))
  .map(({ name, args }) => name.replace(/min-p of \d+/, `min-p of ${args[1]}`));
const alone = kept(capital, { minP: 0.1 }) === 1 && kept(supper, { minP: 0.1 }) > 1;

export const numbers: LessonNumbers = {
  'exercise/cases.ts': {
    claims: [
      `${inWords(onBound)} tokens exactly on the bound`,
      `T = ${heat}`,
      ...limits,
      `one favourite among ${towns}`,
    ],
  },
  'exercise/judge.ts': {
    given: ['with probability 0', '0 for those removed', '0 / 0', 'a sum that is 0', 'not to 1'],
  },
  'exercise/mistakes.ts': { given: ['the largest to 0', 'add up to 1'] },
  'exercise/task.ts': { given: ['bound ? p : 0'] },
  'figures.ts': { given: ['Two filters'] },
  'meta.ts': { given: ['Exercise 1'] },
  'predictions.ts': {
    given: ['At T = 1.5, how many does top-p 0.9 keep', 'the rest of the 90 %'],
    claims: [`One town of ${towns} is the clear favourite; the other ${towns - 1} are equal`],
  },
  'real.ts': { given: ['powers of ten'] },
  'steps.ts': {
    given: [
      'Move T slowly from 1 to 3 and watch the two lines',
      'the bound becomes 0',
      'thousands of them',
      'Move T from 0.7 to 2 and compare the two counts',
      'is ten times the one below',
    ],
    claims: [
      when(alone, 'Keep min-p at 0.1 and switch the example'),
      `${kept(confident, { ...hot, topP: 0.9 })} of ${towns} tokens at T = 1.5, though the favourite still holds ${inWords(Math.round(share(confident, 'Paris', hot) * 3))} thirds`,
      `Near T = ${gone} even that distance is gone, and all ${towns} stay`,
      `${inWordsFirst(asked.length)} inputs are tried`,
      `The same on ${VOCABULARY} tokens`,
      `its ${VOCABULARY} tokens`,
    ],
  },
};
