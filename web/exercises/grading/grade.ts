import { figure as written } from '../../charts/format.ts';
import type { Sampler } from '../../sampler/index.ts';
import type { Answer, Outcome } from '../sandbox/protocol.ts';
import type { Case, Task } from '../task.ts';
import { explainFault } from './faults.ts';

/** The first case that failed, with what to say of it. */
export interface Failure<C extends Case = Case> {
  readonly asked: C;
  readonly outcome: Outcome;
  readonly message: string;
}

export interface Report<C extends Case = Case> {
  readonly passed: number;
  /** Fewer than `total` when the program could not go on. */
  readonly tried: number;
  readonly total: number;
  readonly failure?: Failure<C>;
}

interface Judged<C> {
  readonly asked: C;
  readonly outcome: Outcome;
  /** The answer, where it can be compared; else `fault` says why not. */
  readonly answer?: Answer;
  readonly fault?: string;
}

/** Holds the outcomes against the core's answers, outside the student's realm. */
export function grade<C extends Case>(
  task: Task<C>,
  sampler: Sampler,
  outcomes: readonly Outcome[],
  source: string,
): Report<C> {
  const cases = task.cases(sampler);
  const judged = outcomes.slice(0, cases.length).map((outcome, i) => {
    return look(task, sampler, cases[i] as C, outcome, source);
  });
  const failed = judged.filter(
    ({ asked, answer }) => answer === undefined || !task.isRight(sampler, asked, answer),
  );
  const first = failed[0];
  const counts = { passed: judged.length - failed.length, tried: judged.length, total: cases.length };
  if (!first) return counts;
  const message = first.fault ?? explain(task, sampler, judged, first);
  return { ...counts, failure: { asked: first.asked, outcome: first.outcome, message } };
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
    const fault = `Your function changed the list it was given: entry ${changed.index} was ${written(changed.before)} and is now ${changed.after}. Work on a copy, such as [...logits].`;
    return { asked, outcome, fault };
  }
  const fault = task.formFault(sampler, asked, outcome);
  return fault === undefined ? { asked, outcome, answer: outcome } : { asked, outcome, fault };
}

/** One input fits many stories; a mistake is named only if it tells all answers of the run. */
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
