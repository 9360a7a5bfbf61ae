import { count } from '../../../../../web/charts/format.ts';
import { FIVE } from '../../../../../web/lessons/06-pipeline/five.ts';
import { PRACTICE } from '../../../../../web/lessons/06-pipeline/presets.ts';
import { steps } from '../../../../../web/lessons/06-pipeline/steps.ts';
import { NUMBERS_USED } from '../../../../../web/lessons/shared/draws/seven.ts';
import { capital, inSymbols, kept, supper, when } from '../core.ts';
import type { LessonNumbers } from '../held.ts';
import { inWords, inWordsFirst } from '../numbers.ts';

const five = inWords(FIVE.length);
const rolls = inWords(steps.find(({ title }) => title.includes('rolls each'))?.start?.draws ?? 0);
const three = inSymbols(FIVE.at(-1)?.settings ?? {}).replace(/, (?=\S+ = \S+$)/, ' and ');
const isAlone = [{}, { topK: 5 }].every(
  (cut) => kept(capital, { temperature: 0.7, topP: 0.9, ...cut }) === 1,
);
/** How many of the settings let a second token in once the favourite’s lead is gone. */
const closer = { ...capital, logits: capital.logits.map((logit, id) => (id === 0 ? 5.5 : logit)) };
const awake = FIVE.filter(({ settings }) => kept(closer, settings) > kept(capital, settings)).length;
const practice = Object.fromEntries(PRACTICE.map((one) => [one.name, one]));
const order = (preset: 'notebook' | 'llama.cpp', temperature: number) =>
  kept(supper, { temperature, topP: 0.9, order: preset });
const [coldA, coldB, hotA, hotB] = [0.3, 3].flatMap((temperature) => [
  order('notebook', temperature),
  order('llama.cpp', temperature),
]) as [number, number, number, number];

function advice(): string {
  const { Facts, Balanced, Creative, Brainstorming } = practice;
  return `For facts, ${practice['Facts, greedy']?.temperature} (greedy) or ${Facts?.temperature} with p = ${Facts?.topP}; for a balance, ${Balanced?.temperature} with ${Balanced?.topP}; for stories, ${Creative?.temperature} with ${Creative?.topP}; for ideas, ${Brainstorming?.temperature} with ${Brainstorming?.topP}.`;
}

export const numbers: LessonNumbers = {
  'five.ts': {
    given: ['All three'],
    claims: [
      ...FIVE.slice(1, -1).map(({ settings }) => inSymbols(settings)),
      `${inWordsFirst(FIVE.length)} settings, …`,
      `is ${three}.`,
    ],
  },
  'predictions.ts': { claims: [`${inWordsFirst(supper.words.length)} tokens, T = …`] },
  'real.ts': { given: ['two orders'] },
  'steps.ts': {
    given: [
      'with seed 42',
      'the die at T = 1. Hugging Face',
      'judges the die at T = 1',
      'tens of thousands of tokens the two',
      'Drag T from 0.5 to 2 and watch the two marks pass each other at 1',
    ],
    claims: [
      `${inWordsFirst(FIVE.length)} settings, a ${rolls} rolls each`,
      `through ${five} settings`,
      `the last lesson’s ${count(NUMBERS_USED)} ended`,
      when(isAlone, 'adding top-p to T = 0.7 leaves it alone, with or without top-k'),
      when(awake > 0 && awake < FIVE.length, `down to 5.5 and see which of the ${five} settings`),
      advice(),
      `Go through the ${inWords(PRACTICE.length)}`,
      when(coldA !== coldB, 'Two orders, two sets of survivors'),
      when(coldA !== coldB, 'T = 0.3 and p = 0.9, name two different samplers'),
      when(order('notebook', 1) === order('llama.cpp', 1), 'At T = 1 they agree'),
      when(coldA < coldB && hotA > hotB && coldB === hotB, 'Drag T from 0.3 to 3: A goes from fewer'),
    ],
  },
  'two.ts': { given: ['two orders'] },
};
