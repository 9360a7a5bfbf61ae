import { formatNumber } from '../../../charts/format.ts';
import { close, tolerance } from '../../../exercises/grading/close.ts';
import type { Mistake } from '../../../exercises/task.ts';
import type { Sampler, Settings } from '../../../sampler/index.ts';
import { beforeCut, expected, type MinPCase, type MinPCut } from './cases.ts';

type Slip = Mistake<MinPCase>;
type Values = ArrayLike<number>;

/** A mistake that gives a certain list, compared entry by entry. */
function list(
  says: string | Slip['says'],
  values: (sampler: Sampler, cut: MinPCut, answer: readonly number[]) => Values,
): Slip {
  return {
    says: typeof says === 'string' ? () => says : says,
    gives: (sampler, { args }, answer) =>
      answer.kind === 'list' &&
      close(answer.values, values(sampler, beforeCut(sampler, args), answer.values), tolerance(answer.type)),
  };
}

/** A mistake that equals other settings of the core. */
function core(says: string | Slip['says'], settings: (cut: MinPCut) => Settings): Slip {
  return list(says, (sampler, cut) => sampler.distribution(cut.logits, settings(cut)).probabilities);
}

/** A mistake in which tokens are kept: compares only where the answer is above 0. */
function rule(says: Slip['says'], stays: (cut: MinPCut, id: number) => boolean): Slip {
  return {
    says,
    gives(sampler, { args }, answer) {
      if (answer.kind !== 'list') return false;
      const cut = beforeCut(sampler, args);
      // A probability that is 0 anyway does not show whether its token is kept.
      return cut.ids
        .filter((id) => (cut.probabilities[id] ?? 0) > 0)
        .every((id) => stays(cut, id) === (answer.values[id] !== 0));
    },
  };
}

const p = ({ probabilities }: MinPCut, id: number) => probabilities[id] ?? 0;
const logit = ({ logits }: MinPCut, id: number) => logits[id] ?? 0;
const sorted = (values: Values) => Float64Array.from(values).sort();

/** The product that gives the bound, as a student would write it. */
export function product({ minP, largest, bound }: MinPCut): string {
  return `${formatNumber(minP)} × ${formatNumber(largest)} = ${formatNumber(bound)}`;
}

/** The mistakes, each with the answer it would give, from the core. */
export const mistakes: readonly Slip[] = [
  list(
    'These are the logits, unchanged. Turn them into probabilities first: softmax.',
    (_, { logits }) => logits,
  ),
  list(
    'This is the softmax of all tokens: nothing was removed. Set every probability below min-p × the largest to 0.',
    (_, { probabilities }) => probabilities,
  ),
  core(
    (_, { args }) =>
      `The temperature was ignored: divide the logits by ${formatNumber(args[2])} before the softmax.`,
    ({ minP }) => ({ minP }),
  ),
  core('The logits were multiplied by the temperature. Divide them by it.', ({ minP, temperature }) => ({
    minP,
    temperature: 1 / temperature,
  })),
  core(
    'The tokens were chosen before the temperature. Divide by the temperature first, then compare with the bound.',
    ({ minP, temperature }) => ({ minP, temperature, order: ['minP', 'temperature'] }),
  ),
  core(
    'That is top-p: it adds probabilities up. Min-p compares each one with a share of the largest.',
    ({ minP, temperature }) => ({ topP: minP, temperature }),
  ),
  list('These are percentages. Probabilities add up to 1.', (sampler, cut) =>
    expected(sampler, cut).probabilities.map((share) => 100 * share),
  ),
  list(
    'The right tokens stay, but their numbers do not add up to 1. Renormalise: divide each by their sum.',
    (sampler, cut, answer) => {
      // Only the division by the sum of the student's own numbers is missing.
      const sum = answer.reduce((a, b) => a + b, 0);
      return expected(sampler, cut).probabilities.map((share) => share * sum);
    },
  ),
  list(
    'The right probabilities, in the wrong places: entry i belongs to token i. Did sorting move them?',
    (sampler, cut, answer) => {
      const right = expected(sampler, cut).probabilities;
      return close(sorted(answer), sorted(right), tolerance('Float32Array')) ? answer : [];
    },
  ),
  rule(
    (sampler, { args }) => {
      const cut = beforeCut(sampler, args);
      return `A token has exactly the bound, ${product(cut)}, and was removed. A token on the bound stays: compare with >=, not with >.`;
    },
    (cut, id) => p(cut, id) > cut.bound,
  ),
  ...[
    (cut: MinPCut, id: number) => p(cut, id) >= cut.minP,
    (cut: MinPCut, id: number) => p(cut, id) > cut.minP,
  ].map((stays) =>
    rule((sampler, { args }) => {
      const cut = beforeCut(sampler, args);
      return `The bound you compare with is min-p itself, ${formatNumber(cut.minP)}. Multiply it by the largest probability: ${product(cut)}.`;
    }, stays),
  ),
  ...[
    (cut: MinPCut, id: number) => logit(cut, id) >= cut.minP * cut.best,
    (cut: MinPCut, id: number) => logit(cut, id) / cut.temperature >= cut.minP * cut.best,
  ].map((stays) =>
    rule(
      () =>
        'The bound is taken from the logits. Take it from the probabilities: softmax first, then compare.',
      stays,
    ),
  ),
  rule(
    () => 'One token too few stays: the least likely of those that reach the bound is missing.',
    (cut, id) => p(cut, id) >= cut.bound && (cut.kept.length === 1 || id !== cut.kept.at(-1)),
  ),
  rule(
    () => 'One token too many stays: the most likely of those below the bound.',
    (cut, id) => p(cut, id) >= cut.bound || id === cut.removed[0],
  ),
];
