import type { Sampler } from '../sampler/index.ts';
import type { Answer, Argument } from './sandbox/protocol.ts';

/** One call of the student's function, with a name a person can read. */
export interface Case {
  readonly name: string;
  readonly args: readonly [logits: readonly number[], ...rest: Argument[]];
  /** The tokens' words; absent where the tokens have only numbers. */
  readonly words?: readonly string[];
}

/** A common mistake. It is named only if it explains every answer of a run. */
export interface Mistake<C extends Case = Case> {
  gives(sampler: Sampler, asked: C, answer: Answer): boolean;
  says(sampler: Sampler, asked: C): string;
}

/** An exercise: what the student starts from, and how an answer is judged. */
export interface Task<C extends Case = Case> {
  /** Names the student's text in local storage. */
  readonly id: string;
  /** The function the tests call. */
  readonly entry: string;
  readonly skeleton: string;
  readonly solution: string;
  readonly hints: readonly string[];
  readonly mistakes: readonly Mistake<C>[];
  /** From the most common input to the strangest, so that the first failure is the easiest to understand. */
  cases(sampler: Sampler): readonly C[];
  /** Why an answer cannot be compared: its kind, its length, a NaN in it. */
  formFault(sampler: Sampler, asked: C, answer: Answer): string | undefined;
  isRight(sampler: Sampler, asked: C, answer: Answer): boolean;
  /** Where a wrong answer differs from the right one, in words. */
  difference(sampler: Sampler, asked: C, answer: Answer): string;
}
