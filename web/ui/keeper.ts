import type { Keeper } from '../state/local.ts';

/** How long a value is kept, in a sentence that is true of this browser. */
export function lasting(what: string, keeper: Keeper): string {
  return keeper === 'browser'
    ? `This browser keeps ${what}; a private window does so only until it is closed.`
    : `Only this page keeps ${what}, until you close or reload it: the browser does not.`;
}
