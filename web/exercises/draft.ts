import { forget, keep, recall } from '../state/local.ts';

const MOST_LETTERS = 50_000;

/** The student's text for an exercise, kept on this machine so that no walk through the course loses it. */
export function recallDraft(id: string): string | undefined {
  return recall(`code.${id}`) ?? undefined;
}

export function keepDraft(id: string, text: string): void {
  if (text.length <= MOST_LETTERS) keep(`code.${id}`, text);
}

export function forgetDraft(id: string): void {
  forget(`code.${id}`);
}
