import { formatNumber } from '../../../charts/format.ts';
import { near, tolerance } from '../../../exercises/grading/close.ts';
import { explainKind } from '../../../exercises/grading/faults.ts';
import { overflow } from '../../../exercises/grading/overflow.ts';
import type { Answer } from '../../../exercises/sandbox/protocol.ts';
import type { Sampler } from '../../../sampler/index.ts';
import { type AdaptiveCase, expected } from './cases.ts';

export function formFault(_: Sampler, { args }: AdaptiveCase, answer: Answer): string | undefined {
  if (answer.kind !== 'number') return explainKind(answer, 'one number, the temperature');
  return Number.isNaN(answer.value) ? `Your temperature is NaN. ${whyNaN(args)}` : undefined;
}

function whyNaN([logits, base]: AdaptiveCase['args']): string {
  if (logits.length === 1)
    return 'With one token ln V is 0, and 0 / 0 is NaN. One token leaves no doubt: the share is 0.';
  return (
    overflow(logits, base) ??
    '0 × ln 0 is NaN in JavaScript and 0 in the entropy: leave out tokens whose probability is 0.'
  );
}

export function isRight(sampler: Sampler, { args }: AdaptiveCase, answer: Answer): boolean {
  if (answer.kind !== 'number') return false;
  return near(answer.value, expected(sampler, args).temperature, tolerance('Array'));
}

export function difference(sampler: Sampler, { args }: AdaptiveCase, answer: Answer): string {
  const { temperature, entropy, most, share } = expected(sampler, args);
  const why = overflow(args[0], args[1]);
  const yours = answer.kind === 'number' ? answer.value : Number.NaN;
  return `Your temperature is ${formatNumber(yours, 5)} and should be ${formatNumber(temperature, 5)}: at T = ${formatNumber(args[1])} the entropy is ${formatNumber(entropy, 5)} nats, a share of ${formatNumber(share, 5)} of ln V = ${formatNumber(most, 5)}.${why ? ` ${why}` : ''}`;
}
