/**
 * Small values kept in the browser's storage under names of this page. If storage is denied (as in a third-party
 * frame) or full, the page keeps them in memory until it is closed.
 */
const PREFIX = 'loaded-dice.';

/** Where a value is kept: in the browser's storage, or in the page's memory until it is closed. */
export type Keeper = 'browser' | 'page';

/** Values that storage refused. */
const inPage = new Map<string, string>();

export function recall(name: string): string | null {
  try {
    return inPage.get(name) ?? localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): Keeper {
  try {
    localStorage.setItem(PREFIX + name, value);
    inPage.delete(name);
    return 'browser';
  } catch {
    return keepInPage(name, value);
  }
}

/** Keeps a value in memory alone. */
export function keepInPage(name: string, value: string): Keeper {
  inPage.set(name, value);
  return 'page';
}

export function forget(name: string): void {
  inPage.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Denied: there is nothing to forget.
  }
}

/** Where a value of this name is or would be kept. Writes a test value to find out. */
export function keeperOf(name: string): Keeper {
  if (inPage.has(name)) return 'page';
  const keeper = keep('trial', '');
  forget('trial');
  return keeper;
}
