import { formatNumber } from '../../../../../web/charts/format.ts';
import { cases } from '../../../../../web/lessons/14-adaptive/exercise/cases.ts';
import { PROMPTS } from '../../../../../web/lessons/14-adaptive/real.ts';
import { logitsOf } from '../../../../../web/state/examples.ts';
import { capital, confident, sampler, supper, unsure, VOCABULARY, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords } from '../numbers.ts';

const size = Number(VOCABULARY.replace(',', ''));
const most = sampler.entropy(new Float64Array(size).fill(1 / size));
const adaptive = (example: typeof capital | typeof supper, baseTemperature: number) =>
  sampler.adaptiveTemperature(logitsOf(example), {
    baseTemperature,
    minTemperature: 0.3,
    maxTemperature: 1.5,
  }).temperature;
const asked = cases(sampler);
const args = (name: string) => asked.find((one) => one.name.startsWith(name))?.args ?? [[], 0, 0, 0];
const measuredAt = asked.filter(({ name }) => name.includes('measured at')).map((one) => one.args[1]);
const bothRise = [capital, supper].every((example) => adaptive(example, 2) > adaptive(example, 1));

export const numbers: LessonNumbers = {
  'exercise/cases.ts': {
    claims: [
      `another range, ${args('another range').slice(2).join(' to ')}`,
      ...measuredAt.map((base) => `entropy measured at T = ${base}`),
      `${inWords(args('two tokens')[0]?.length)} tokens`,
      `one favourite among ${confident.words.length}`,
      `${unsure.words.length} equal logits`,
    ],
  },
  'exercise/judge.ts': {
    given: ['ln V is 0, and 0 / 0', 'the share is 0', '0 × ln 0', 'and 0 in the entropy', 'probability is 0'],
  },
  'exercise/mistakes.ts': { given: ['measured at T = 1;', 'Two kinds', 'a share of 1'] },
  'exercise/task.ts': {
    given: [
      'A token with p = 0',
      '0 * Math.log(0)',
      'between 0 and 1',
      'that is 0 / 0: its share is 0',
      'The share 0 must give min and the share 1',
    ],
  },
  'figures.ts': { given: ['Two predictions, two temperatures', 'Share at T = 1'] },
  'meta.ts': { given: ['Exercise 3'] },
  'real.ts': { given: ['hare at T = 1'] },
  'steps.ts': {
    given: ['a probability of 0 adds nothing', 'its share is 0'],
    claims: [
      when(bothRise, 'Measure the doubt at T = 2 instead of 1: both predictions'),
      `On ${VOCABULARY} tokens`,
      `its ${VOCABULARY} tokens is ln ${VOCABULARY} = ${formatNumber(most)} nats`,
      `the ${inWords(PROMPTS.length)} texts`,
    ],
  },
};
