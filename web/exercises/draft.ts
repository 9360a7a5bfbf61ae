import { forget, type Keeper, keep, keeperOf, keepInPage, recall } from '../state/local.ts';

/** Storage is small and holds other values of the course too. */
const MOST_LETTERS = 50_000;

/** The student's text for an exercise, kept on this machine when the reader leaves the step. */
export function recallDraft(id: string): string | undefined {
  return recall(nameOf(id)) ?? undefined;
}

export function keepDraft(id: string, text: string): Keeper {
  return text.length <= MOST_LETTERS ? keep(nameOf(id), text) : keepInPage(nameOf(id), text);
}

export function keeperOfDraft(id: string): Keeper {
  return keeperOf(nameOf(id));
}

export function forgetDraft(id: string): void {
  forget(nameOf(id));
}

const nameOf = (id: string) => `code.${id}`;
