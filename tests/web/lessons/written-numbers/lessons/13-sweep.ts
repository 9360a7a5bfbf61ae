import { steps } from '../../../../../web/lessons/13-sweep/steps.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const { completions = 0, temperatures } = steps[0]?.start ?? {};
const [texts, Texts] = [inWords(completions), inWordsFirst(completions)];
const heats = inWords(temperatures?.length ?? 0);

export const numbers: LessonNumbers = {
  'meta.ts': {
    given: ['Exercise 2'],
    claims: [`${Texts} texts at each of ${heats} temperatures`],
  },
  'rate.ts': { given: ['in step 1', '5 is best'] },
  'steps.ts': {
    given: ['Give each text 1 to 5', 'Then 1 to 5'],
    claims: [
      `${Texts} texts at ${heats} temperatures`,
      `${Texts} texts at a temperature, from ${texts} seeds`,
    ],
  },
};
