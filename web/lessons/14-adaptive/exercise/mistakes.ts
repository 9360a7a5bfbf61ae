import { formatNumber } from '../../../charts/format.ts';
import { near, tolerance } from '../../../exercises/grading/close.ts';
import type { Mistake } from '../../../exercises/task.ts';
import { type AdaptiveCase, type Expected, expected } from './cases.ts';

type Slip = Mistake<AdaptiveCase>;

/** A mistake that gives a certain number. */
function slip(
  says: string | ((right: Expected, args: AdaptiveCase['args']) => string),
  value: (right: Expected, args: AdaptiveCase['args']) => number,
): Slip {
  return {
    says: (sampler, { args }) => (typeof says === 'string' ? says : says(expected(sampler, args), args)),
    // Programs often treat a single token separately, so it does not count here.
    gives: (sampler, { args }, answer) =>
      args[0].length === 1 ||
      (answer.kind === 'number' &&
        near(answer.value, value(expected(sampler, args), args), tolerance('Array'))),
  };
}

const notDivided = ({ most }: Expected) =>
  `The entropy was not divided by its largest value, ln V = ${formatNumber(most)}.`;

/** The mistakes, each with the value it would give, from the core's entropy. */
export const mistakes: readonly Slip[] = [
  slip('That is the entropy itself. It still has to become a temperature.', ({ entropy }) => entropy),
  slip(
    'That is the entropy’s share of ln V. Stretch it from min to max: min + (max − min) × share.',
    ({ share }) => share,
  ),
  slip(
    'It runs the wrong way: a sure model, with low entropy, gets min; an unsure one gets max.',
    ({ share }, [, , min, max]) => max - (max - min) * share,
  ),
  slip(
    (_, [, base]) => `The entropy was measured at T = 1; here the base temperature is ${formatNumber(base)}.`,
    ({ atOne }) => atOne,
  ),
  slip(
    'The entropy came out negative: it is minus the sum of p × ln p.',
    ({ share }, [, , min, max]) => min - (max - min) * share,
  ),
  slip(notDivided, ({ entropy }, [, , min, max]) => min + (max - min) * entropy),
  slip(notDivided, ({ entropy }, [, , min, max]) => Math.min(max, min + (max - min) * entropy)),
  slip(
    'The entropy was divided by V, the number of tokens. Its largest value is ln V.',
    ({ entropy }, [logits, , min, max]) => min + (max - min) * (entropy / logits.length),
  ),
  slip(
    'Two kinds of logarithm are mixed: take Math.log for the entropy and for ln V.',
    ({ share }, [, , min, max]) => min + (max - min) * (share / Math.LN2),
  ),
  slip(
    'Multiply the share by max − min, not by max: a share of 1 must give max.',
    ({ share }, [, , min, max]) => min + max * share,
  ),
  slip(
    'The base temperature was multiplied in again. It only says where the entropy is measured.',
    ({ temperature }, [, base]) => base * temperature,
  ),
];
