import type { State } from './parameters.ts';

/** The parameters that carry the reader's own words from step to step. */
export function takeAlong({ words, logits, example }: State): Partial<State> {
  return { ownWords: words, ownLogits: logits, ownExample: example };
}

/** The change that ends it. */
export const LEAVE_BEHIND: Partial<State> = { ownWords: null, ownLogits: null, ownExample: null };

/** Whether the reader has own words. */
export function hasOwnWords({ ownWords, ownLogits }: State): boolean {
  return ownWords !== null && ownLogits !== null;
}

/**
 * The state of a step that can show any words: the reader's own words, unless the step itself has edited words or a
 * chosen example.
 */
export function withOwnWords(state: State, chosen: Partial<State>): State {
  if (!hasOwnWords(state) || chosen.words || chosen.example !== undefined) return state;
  return {
    ...state,
    words: state.ownWords,
    logits: state.ownLogits,
    example: state.ownExample ?? state.example,
  };
}

/** Whether the words shown are the reader's own. */
export function showsOwnWords(state: State): boolean {
  return String(state.words) === String(state.ownWords) && String(state.logits) === String(state.ownLogits);
}
