import { formatNumber, percent } from '../../../../../web/charts/format.ts';
import { logitsOf } from '../../../../../web/state/examples.ts';
import { answers, greeting, sampler, share, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';

const BOTH = [0, 1];
const after = (word: string, repetitionPenalty: number, previousTokens = BOTH) =>
  share(greeting, word, { repetitionPenalty, previousTokens });
/** The logit of a word of an example under a penalty of 1.5 on all of them. */
function punished(example: typeof greeting | typeof answers, word: string): number {
  const words: readonly string[] = example.words;
  const settings = { repetitionPenalty: 1.5, previousTokens: [...words.keys()] };
  const { stages } = sampler.trace(logitsOf(example), settings);
  const { logits } = stages.find(({ name }) => name === 'repetitionPenalty') ?? {};
  return logits?.[words.indexOf(word)] ?? Number.NaN;
}
const [hello, world, how] = greeting.logits;
const [, , perhaps, , never] = answers.logits;
const said = greeting.words.map((_, id) => id);
const sameAsHeat = greeting.words.every(
  (word) => Math.abs(after(word, 1.5, said) - share(greeting, word, { temperature: 1.5 })) < 1e-12,
);
const penalties = Array.from({ length: 201 }, (_, i) => (100 + i) / 100);
const best = sampler.argsort(Float64Array.from(penalties, (alpha) => after('world', alpha)))[0] ?? 0;

export const numbers: LessonNumbers = {
  'penalised.ts': { given: ['1, off'] },
  'predictions.ts': {
    claims: [`“hello” (logit ${formatNumber(hello)}) and “world” (logit ${formatNumber(world)})`],
  },
  'signs.ts': { given: ['the two ways agree'] },
  'steps.ts': {
    given: [
      'penalty α above 1',
      'α = 1 does nothing',
      'Left of 1 the penalty',
      'at α = 0.5 “hello” has',
      'Right of 1 the favourite',
      'brings it nearer to 0',
      'its two shares',
      'the distance to 0',
      'lie from 0',
      'Move c to 10, then to −10',
      'Write with 1.01, 1.02 and 1.1',
      'Move the penalty from 1 to 2',
    ],
    claims: [
      when(
        sameAsHeat && Math.min(...greeting.logits) > 0,
        'every logit above 0, a penalty of 1.5 is nothing but a temperature of 1.5',
      ),
      `from ${formatNumber(hello)} to ${formatNumber(punished(greeting, 'hello'))}, because`,
      `it rises from ${percent(after('world', 1))} to ${percent(after('world', 1.5))}`,
      `now it falls, to ${percent(after('world', 1.5, [1]))}`,
      `“world” gains up to α = ${penalties[best]}`,
      when(
        punished(greeting, 'world') === how,
        `At 1.5 it stands exactly level with “how”, which was never said: both logits are then ${formatNumber(how)}`,
      ),
      `${formatNumber(never)} would become ${formatNumber(never / 1.5)}, a prize`,
      `${formatNumber(never)} becomes ${formatNumber(punished(answers, 'never'))}`,
      when(punished(answers, 'perhaps') === perhaps, `A logit of exactly ${formatNumber(perhaps)} stays`),
    ],
  },
};
