import type { Sampler } from '../sampler/index.ts';
import type { State } from './parameters.ts';

/** What a step is drawn from: the state, the core, and the functions that change the state. */
export interface View {
  readonly state: State;
  readonly sampler: Sampler;
  /** Overrides values of the state; the URL follows. */
  set(change: Partial<State>): void;
  /** Forgets every override of this step. */
  reset(): void;
}
