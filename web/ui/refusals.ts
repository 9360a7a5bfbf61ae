import type { SamplerError } from '../sampler/index.ts';
import { atom } from '../state/atom.ts';

/** What the core refuses to a figure. */
export interface Refusal {
  readonly error: SamplerError;
  /** With the word of a logit, where it is one. */
  readonly sentence: string;
  /** The figure still shows its last drawing, so the sentence has its place beside the field. */
  readonly beside: boolean;
  /** A field has taken the sentence. */
  taken: boolean;
}

/** Of the element in a figure that says what is refused. */
export const refusalId = ({ code }: SamplerError) => `refused-${code}`;

const byFigure = new Map<object, Refusal>();

/** All refusals that stand; a page that shows fields is drawn anew with each change of them. */
export const refusals = atom<readonly Refusal[]>([]);

/** A figure tells what is refused to it, or that nothing is. @returns the refusal as the fields will find it */
export function tell(figure: object, next: Omit<Refusal, 'taken'> | undefined): Refusal | undefined {
  const before = byFigure.get(figure);
  if (before?.sentence === next?.sentence && before?.beside === next?.beside) return before;
  if (next) byFigure.set(figure, { ...next, taken: false });
  else byFigure.delete(figure);
  // An element that is being drawn does not hear of changes.
  queueMicrotask(() => refusals.set([...byFigure.values()]));
  return byFigure.get(figure);
}
