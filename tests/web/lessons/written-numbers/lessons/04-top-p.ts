import { formatNumber, percent } from '../../../../../web/charts/format.ts';
import { SIX } from '../../../../../web/lessons/04-top-p/figures.ts';
import { TEN_EQUAL_SETTINGS } from '../../../../../web/lessons/04-top-p/ten-equal.ts';
import { TEXTS } from '../../../../../web/live/reading/text-field.ts';
import {
  capital,
  confident,
  HUNDREDTHS,
  kept,
  sampler,
  share,
  supper,
  unsure,
  VOCABULARY,
  when,
} from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

/** The largest p of two decimals that the favourite covers alone. */
const alone = HUNDREDTHS.filter((topP) => kept(capital, { topP }) === 1).at(-1);
/** What fits the prompt has a logit above zero. */
const good = supper.logits.filter((logit) => logit > 0).length;
const nucleus = (temperature: number) => kept(supper, { temperature, topP: 0.9 });
const { logits: equal = [], topP: equalP = 0 } = TEN_EQUAL_SETTINGS;
const equalKept = sampler.distribution(Float64Array.from(equal ?? []), { topP: equalP }).kept.length;
const sure = share(confident, 'Paris');
const towns = confident.words.length;

export const numbers: LessonNumbers = {
  'figures.ts': {
    given: ['T = 0 is greedy'],
    claims: [`${inWordsFirst(SIX.length)} values of p`],
  },
  'predictions.ts': {
    given: ['p = 0.9'],
    claims: [
      `${inWordsFirst(capital.words.length)} tokens can follow “${capital.prompt}”`,
      `${inWords(supper.words.length)} tokens after “${supper.prompt}”, ${inWords(good)} of them good`,
    ],
  },
  'steps.ts': {
    given: [
      'p = 0.9 fits both',
      'The two predictions',
      'Two predictions, p',
      'p = 0.9 on all',
      'raise T to 2',
    ],
    claims: [
      when(kept(capital, { topP: 0.95 }) === 2, 'Raise p to 0.95: a second token comes in'),
      `Up to ${alone} the favourite covers p alone, so at T = 1`,
      `Keep p at 0.9 and move T from 0.3 to 3: the nucleus grows from ${nucleus(0.3)} tokens to ${nucleus(3)} of the ${supper.words.length}`,
      `From p = ${SIX[0]} to p = ${SIX.at(-1)}`,
      `every p up to ${alone} leaves one and the same token`,
      when(kept(capital, { topP: 1 }) === capital.words.length, 'p = 1 switches the filter off'),
      `the ${inWords(SIX.length)} counts`,
      `of ${inWords(equal?.length ?? 0)} equal tokens p = ${equalP} keeps ${inWords(equalKept)}`,
      when(kept(confident, { topP: 0.9 }) === 1, 'keeps a single token at p = 0.9'),
      `keeps ${kept(unsure, { topP: 0.9 })} of ${unsure.words.length}`,
      `Raise p to 0.99. The favourite has ${percent(sure)}, so to cover ${percent(Number(formatNumber(0.99 - sure)))} more the sure prediction lets ${kept(confident, { topP: 0.99 }) - 1} of its ${towns - 1} bad words in`,
      `${VOCABULARY} tokens`,
      `the ${inWords(Object.keys(TEXTS).length)} texts`,
    ],
  },
};
