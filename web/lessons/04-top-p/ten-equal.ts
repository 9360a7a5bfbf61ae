import type { State } from '../../state/parameters.ts';
import { formatHash } from '../../state/route.ts';

/** Ten equal tokens and a p that eight of them reach exactly, while the sum of their rounded shares falls short of it. */
export const TEN_EQUAL_SETTINGS: Partial<State> = {
  words: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  logits: new Array<number>(10).fill(0),
  topP: 0.8,
  stage: 2,
};

/** The cut of the walk, under these settings. */
export const TEN_EQUAL = formatHash({ lesson: 'top-p', step: 3, overrides: TEN_EQUAL_SETTINGS });
