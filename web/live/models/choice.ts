import { DISK } from '../../model/model-names.ts';
import type { Backend } from '../../worker/client.ts';

/** A model and its backend: together they decide whose logits a figure shows. */
export interface ModelChoice {
  /** Its folder below `models/`, or a name that `diskName` gave. */
  readonly model: string;
  readonly backend: Backend;
}

/** The `n`-th package (from 1) that was loaded from disk on this visit: texts of two must not be taken for one's. */
export const diskName = (n: number) => (n === 1 ? DISK : `${DISK}-${n}`);

export const isDisk = (model: string) => new RegExp(`^${DISK}(-\\d+)?$`).test(model);

/** The choice within a wider value, such as the page's state. */
export const choiceOf = ({ model, backend }: ModelChoice): ModelChoice => ({ model, backend });

/** The key of a choice. */
export const choiceKey = ({ model, backend }: ModelChoice) => `${model}/${backend}`;
