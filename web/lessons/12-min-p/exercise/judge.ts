import { formatNumber } from '../../../charts/format.ts';
import { close, near, tolerance } from '../../../exercises/grading/close.ts';
import { explainKind } from '../../../exercises/grading/faults.ts';
import { overflow } from '../../../exercises/grading/overflow.ts';
import type { Answer } from '../../../exercises/sandbox/protocol.ts';
import type { Sampler } from '../../../sampler/index.ts';
import { beforeCut, expected, type MinPCase } from './cases.ts';
import { product } from './mistakes.ts';

const WANTED = 'a list with one probability for each token';

export function formFault(sampler: Sampler, { args }: MinPCase, answer: Answer): string | undefined {
  if (answer.kind !== 'list') return explainKind(answer, WANTED);
  const { length, odd, values } = answer;
  if (odd) return `Entry ${odd.index} of your list is ${odd.what}, not a number.`;
  const tokens = args[0].length;
  if (length !== tokens) {
    const cut = beforeCut(sampler, args);
    if (length === cut.kept.length)
      return `Your list has only as many entries as tokens stay, ${length}. Leave the others in their places, with probability 0: ${tokens} entries in all.`;
    return `Your list has ${length} entries, and there are ${tokens} tokens. Return one probability for each, 0 for those removed.`;
  }
  const index = values.findIndex(Number.isNaN);
  return index < 0 ? undefined : `Entry ${index} of your list is NaN. ${whyNaN(args)}`;
}

function whyNaN([logits, minP, temperature]: MinPCase['args']): string {
  const why = overflow(logits, temperature);
  if (why) return why;
  if (minP === 1)
    return 'No token was left, and 0 / 0 is NaN: a token exactly on the bound stays, so compare with >=, not with >.';
  return 'That is 0 / 0 or ∞ − ∞: look for a sum that is 0, or an infinite logit.';
}

export function isRight(sampler: Sampler, { args }: MinPCase, answer: Answer): boolean {
  if (answer.kind !== 'list') return false;
  const right = expected(sampler, beforeCut(sampler, args));
  return close(answer.values, right.probabilities, tolerance(answer.type));
}

/** The first token that is kept or removed wrongly; else the first with a wrong share. */
export function difference(sampler: Sampler, { args, words }: MinPCase, answer: Answer): string {
  const values = answer.kind === 'list' ? answer.values : [];
  const within = answer.kind === 'list' ? tolerance(answer.type) : 0;
  const cut = beforeCut(sampler, args);
  const name = (id: number) => (words ? `“${words[id]}”` : `token ${id}`);
  const share = (id: number) => formatNumber(cut.probabilities[id] ?? 0, 4);
  const missing = cut.kept.find((id) => values[id] === 0 && (cut.probabilities[id] ?? 0) > 0);
  if (missing !== undefined)
    return `${capital(name(missing))} is missing: its probability ${share(missing)} reaches the bound ${product(cut)}.`;
  const extra = cut.removed.find((id) => values[id] !== 0);
  if (extra !== undefined)
    return `${capital(name(extra))} should go: its probability ${share(extra)} is below the bound ${product(cut)}.`;

  const right = expected(sampler, cut).probabilities;
  const id = values.findIndex((value, i) => !near(value, right[i] ?? Number.NaN, within));
  // This sums the student's own numbers.
  const sum = values.reduce((a, b) => a + b, 0);
  const lead = near(sum, 1, 1e-6) ? '' : `Your numbers add up to ${formatNumber(sum)}, not to 1. `;
  return `${lead}The right tokens stay, but ${name(id)} has ${formatNumber(values[id] ?? 0, 6)} and should have ${formatNumber(right[id] ?? 0, 6)}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
