import { formatNumber } from '../../../../../web/charts/format.ts';
import { DICE } from '../../../../../web/lessons/11-takeaways/dice.ts';
import { PROGRAMS } from '../../../../../web/lessons/11-takeaways/programs.ts';
import { WORKS } from '../../../../../web/lessons/11-takeaways/reading.ts';
import { RULES } from '../../../../../web/lessons/11-takeaways/rules.ts';
import { STRATEGIES } from '../../../../../web/lessons/11-takeaways/strategies.ts';
import { SIZE } from '../../../../../web/lessons/shared/trace/thousand.ts';
import { capital, confident, greeting, kept, share, supper, unsure, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const computed = PROGRAMS.filter(({ order }) => order);
const [sureTen, unsureTen] = [confident, unsure].map((example) => kept(example, { topK: 10 }));
const moved = computed.filter(
  ({ order = [] }) =>
    kept(supper, { temperature: 0.3, topP: 0.9, order }) !==
    kept(supper, { temperature: 2, topP: 0.9, order }),
);
const punished = { repetitionPenalty: 1.3, previousTokens: [0, 1] };
const dice = DICE.map(({ settings: { temperature, topK, topP, minP, repetitionPenalty } }) =>
  formatNumber(repetitionPenalty ?? minP ?? topP ?? topK ?? temperature ?? 1),
);

export const numbers: LessonNumbers = {
  'dice.ts': {
    claims: [
      `T = ${dice[2]}`,
      `T = ${dice[3]}`,
      `k = ${dice[4]}`,
      `p = ${dice[5]}`,
      `min-p ${dice[6]}`,
      `α = ${dice[8]}`,
    ],
  },
  'places.ts': { given: ['p = 0.9 fits both', 'Two orders, two sets'] },
  'programs.ts': {
    given: ['Long had k = 50 on', 'T from 0 to 2', 'Its two penalties', 'T from 0 to 1'],
    claims: [`computed for ${inWords(computed.length)} of ${inWords(PROGRAMS.length)} programs`],
  },
  'reading.ts': {
    given: ['Cognitive Science, 1985', 'ACL 2018', '2019, ICLR 2020', '2024, ICLR 2025'],
    claims: [`${inWordsFirst(WORKS.length)} papers`],
  },
  'rules.ts': {
    given: [
      'Start from T = 0.7 with p = 0.9',
      'a T of 0.1 to 0.5',
      'At T = 0.3 Paris has',
      'a T of 0.8 to 1.2',
      'all but the best 30 go',
      'p = 0.9 keeps …',
      'Above T = 2 all',
      'at T = 3 Paris still',
      'at T = 2 all but the best 30 hold',
      'A penalty of 1.1 to 1.3 stops',
    ],
    claims: [
      `on a ${inWords(SIZE)} tokens all`,
      `… of ${confident.words.length} words where`,
      when(sureTen === unsureTen, `k = 10 keeps ${sureTen} of both`),
      `of those ${confident.words.length} words`,
      `the ${inWords(capital.words.length)} in the first lessons`,
      `Not on ${inWords(capital.words.length)} words`,
      `On a ${inWords(SIZE)} tokens it`,
      when(
        share(greeting, 'world', punished) > share(greeting, 'world'),
        'in the greeting, 1.3 takes “world” from … to …, up',
      ),
      `${inWordsFirst(RULES.length)} rules of thumb`,
    ],
  },
  'steps.ts': {
    given: ['T = 0.3 with p = 0.9'],
    claims: [
      `${inWordsFirst(DICE.length)} dice, and yours`,
      `Here are ${inWords(RULES.length)} that`,
      when(moved.length === 1, `Raise T from 0.3 to 2: which of the ${inWords(computed.length)} programs`),
    ],
  },
  'strategies.ts': {
    given: ['T below 1', 'T above 1'],
    claims: [`${inWordsFirst(STRATEGIES.length)} strategies`],
  },
};
