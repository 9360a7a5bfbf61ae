import { atom } from './atom.ts';
import { keep, recall } from './local.ts';

const NAME = 'predict';

/** Whether the reader wants to be asked for predictions; a choice kept on this machine. */
export const asking = atom(recall(NAME) !== 'off');

export function setAsking(on: boolean): void {
  keep(NAME, on ? 'on' : 'off');
  asking.set(on);
}
