import { formatNumber } from '../../charts/format.ts';
import type { Sampler } from '../../sampler/index.ts';
import type { Answer, Outcome } from '../sandbox/protocol.ts';
import type { Case, Task } from '../task.ts';
import { explainFault } from './faults.ts';

/** The first case that failed, with an explanation. */
export interface Failure<C extends Case = Case> {
  readonly asked: C;
  readonly outcome: Outcome;
  readonly message: string;
}

/** The result of a run. Only `right` passes: every case must have a right answer. */
export type Report<C extends Case = Case> =
  | { readonly verdict: 'right'; readonly total: number }
  | {
      readonly verdict: 'wrong';
      readonly passed: number;
      /** Fewer than `total` when the program could not go on. */
      readonly tried: number;
      readonly total: number;
      readonly failure: Failure<C>;
    }
  /** The run ended early, and nothing in it says why. */
  | { readonly verdict: 'unfinished'; readonly tried: number; readonly total: number };

interface Judged<C> {
  readonly asked: C;
  readonly outcome: Outcome;
  /** The answer, where it can be compared; else `fault` says why not. */
  readonly answer?: Answer;
  readonly fault?: string;
}

/** Compares the outcomes with the core's answers, outside the student's realm. */
export function grade<C extends Case>(
  task: Task<C>,
  sampler: Sampler,
  outcomes: readonly Outcome[],
  source: string,
): Report<C> {
  const cases = task.cases(sampler);
  const judged = cases.flatMap((asked, i) => {
    const outcome = outcomes[i];
    return outcome ? [look(task, sampler, asked, outcome, source)] : [];
  });
  const right = judged.filter(({ asked, answer }) => answer && task.isRight(sampler, asked, answer));
  const total = cases.length;
  if (right.length === total) return { verdict: 'right', total };
  const tried = judged.length;
  const first = judged.find((one) => !right.includes(one));
  if (!first) return { verdict: 'unfinished', tried, total };
  const message = first.fault ?? explain(task, sampler, judged, first);
  const failure = { asked: first.asked, outcome: first.outcome, message };
  return { verdict: 'wrong', passed: right.length, tried, total, failure };
}

function look<C extends Case>(
  task: Task<C>,
  sampler: Sampler,
  asked: C,
  outcome: Outcome,
  source: string,
): Judged<C> {
  const { kind, changed } = outcome;
  if (kind === 'threw' || kind === 'stopped' || kind === 'missing')
    return { asked, outcome, fault: explainFault(outcome, task, source) };
  if (changed) {
    const fault = `Your function changed the list it was given: entry ${changed.index} was ${formatNumber(changed.before)} and is now ${changed.after}. Work on a copy, such as [...logits].`;
    return { asked, outcome, fault };
  }
  const fault = task.formFault(sampler, asked, outcome);
  return fault === undefined ? { asked, outcome, answer: outcome } : { asked, outcome, fault };
}

/** One answer may fit several mistakes, so a mistake is named only if it explains all answers of the run. */
function explain<C extends Case>(
  task: Task<C>,
  sampler: Sampler,
  judged: readonly Judged<C>[],
  first: Judged<C>,
): string {
  const mistake = task.mistakes.find(({ gives }) =>
    judged.every(({ asked, answer }) => answer === undefined || gives(sampler, asked, answer)),
  );
  return mistake
    ? mistake.says(sampler, first.asked)
    : task.difference(sampler, first.asked, first.answer as Answer);
}
