import { type Job, keyOf, type Run, type WrittenText } from './runner.ts';

/** The progress of a list of texts. */
export interface RunProgress {
  /** Texts that have ended. */
  readonly done: number;
  readonly of: number;
  readonly tokens: number;
  /** At most: a text may end before its length is reached. */
  readonly tokensLeft: number;
}

const NOTHING: WrittenText = { tokens: [], tokensPerSecond: 0 };

/** The text of a job as far as it is written. */
export const textOf = (run: Run, job: Job): WrittenText => run.texts.get(keyOf(job)) ?? NOTHING;

export function progressOf(run: Run, jobs: readonly Job[]): RunProgress {
  const texts = jobs.map((job) => textOf(run, job));
  const left = (text: WrittenText, i: number) =>
    text.ended ? 0 : (jobs[i]?.maxTokens ?? 0) - text.tokens.length;
  return {
    done: texts.filter(({ ended }) => ended).length,
    of: jobs.length,
    tokens: texts.reduce((sum, { tokens }) => sum + tokens.length, 0),
    tokensLeft: texts.reduce((sum, text, i) => sum + left(text, i), 0),
  };
}

export const isBusy = ({ status }: Run) => status === 'loading' || status === 'writing';
