import type { Settings } from '../../../sampler/index.ts';
import type { State } from '../../../state/parameters.ts';

export interface Strategy {
  readonly value: State['strategy'];
  readonly name: string;
  readonly settings: Settings;
}

/** How many draws the course makes with each. */
export const ROLLS = 50_000;

/** The seven strategies that the course compares, in the order in which they take random numbers from one stream. */
export const SEVEN: readonly Strategy[] = [
  { value: 'greedy', name: 'Greedy', settings: { temperature: 0 } },
  { value: 'cold', name: 'T\u00a0=\u00a00.5', settings: { temperature: 0.5 } },
  { value: 'plain', name: 'T\u00a0=\u00a01', settings: { temperature: 1 } },
  { value: 'hot', name: 'T\u00a0=\u00a01.5', settings: { temperature: 1.5 } },
  { value: 'top-k', name: 'Top-k\u00a0=\u00a03', settings: { topK: 3 } },
  { value: 'top-p', name: 'Top-p\u00a0=\u00a00.9', settings: { topP: 0.9 } },
  {
    value: 'both',
    name: 'T\u00a0=\u00a00.7 with p\u00a0=\u00a00.9',
    settings: { temperature: 0.7, topP: 0.9 },
  },
];

/** How many random numbers the seven take from the stream. The next lesson goes on after them. */
export const NUMBERS_USED = SEVEN.length * ROLLS;
