import { count, formatNumber } from '../../../../../web/charts/format.ts';
import { outcome, SCENARIOS, TOP } from '../../../../../web/lessons/10-summary/scenarios.ts';
import { SIZE, thousand } from '../../../../../web/lessons/shared/trace/thousand.ts';
import { DEFAULT_ORDER } from '../../../../../web/sampler/index.ts';
import { inSymbols, sampler, VOCABULARY } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const [six, Six] = [inWords(SCENARIOS.length), inWordsFirst(SCENARIOS.length)];
const size = inWords(SIZE);
const logits = thousand(sampler);
const [, cool, , , alone, both] = SCENARIOS.map((scenario) => outcome(sampler, logits, scenario));
const impossible = (cool?.survey.kept ?? 0) - (cool?.active ?? 0);
/** The sliders of the lesson leave the penalty alone; what is no temperature cuts. */
const settings = DEFAULT_ORDER.filter((stage) => stage !== 'repetitionPenalty');

export const numbers: LessonNumbers = {
  'knobs.ts': {
    given: ['rank 1', 'powers of ten'],
    claims: [`A ${size} tokens, every slider`],
  },
  'meta.ts': { claims: [`${Six} settings on a ${size} tokens`] },
  'panels.ts': { given: ['powers of ten', '… > 10⁻⁸', 'rank 1', 'above 10⁻⁸'] },
  'scenarios.ts': { claims: SCENARIOS.map((scenario) => inSymbols(scenario.settings)) },
  'steps.ts': {
    given: [
      'powers of ten',
      'a few hundred ranks',
      'beyond rank 1,000',
      'the last two panels',
      'p = 0.9 kept … tokens alone and … after k = 50',
      'T = 1 often a good part',
    ],
    claims: [
      `${Six} dice from a ${size} logits`,
      `A ${size} tokens, the best with a logit of ${formatNumber(Math.max(...logits))}, and ${six} of`,
      `the best ${TOP};`,
      `At T = 0.7 all ${count(cool?.survey.kept ?? 0)} tokens can still come up, ${inWords(impossible)} of them with less than one chance in 10⁸`,
      `k = 50 and p = 0.9 together keep ${both?.survey.kept} tokens, p = 0.9 alone ${alone?.survey.kept}:`,
      `${Six} settings on the same ${size} tokens`,
      `All ${inWords(settings.length)} settings act on the same ${size} tokens`,
      `then the ${inWords(settings.length - 1)} cuts`,
      `${alone?.survey.kept} tokens are kept instead of ${both?.survey.kept}`,
      `Those ${size} logits`,
      `for ${count(Number(VOCABULARY.replace(',', '')) - SIZE)} tokens more`,
      `The same ${six} on ${VOCABULARY} tokens`,
      `These are the ${six} settings`,
      `its ${VOCABULARY} tokens`,
      `than on a ${size} tokens`,
      `after rank ${TOP}`,
      `On the made-up ${size},`,
      `${Six} settings on the live model`,
      `one die: ${VOCABULARY} tokens`,
      `and ${inWords(settings.length - 1)} cuts`,
      `which of the ${inWords(settings.length - 1)} cuts`,
    ],
  },
  'tails.ts': { claims: [`tokens after rank ${count(SIZE)}`] },
};
