import type { Cuts } from '../settings.ts';
import type { Race } from './stopwatch.ts';

/** What the page asks, once: a worker runs one race and is gone. */
export interface Request {
  readonly logits: Float32Array;
  readonly cuts: Cuts;
  readonly seed: number;
}

/** The result. Ways and kept sets are in the order of `WAYS`. */
export interface Outcome extends Race {
  /** How many tokens each way kept. */
  readonly kept: readonly number[];
  /** Whether they are the same tokens. */
  readonly same: boolean;
}

export type Response =
  | { readonly type: 'round'; readonly done: number; readonly of: number }
  | { readonly type: 'done'; readonly outcome: Outcome }
  | { readonly type: 'failed'; readonly message: string };
