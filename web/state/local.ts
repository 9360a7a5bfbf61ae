/**
 * Small things kept on this machine, under names of this page. Storage may be denied, in a third-party frame
 * for one, or full: the page then keeps them itself, for as long as it stands.
 */
const PREFIX = 'loaded-dice.';

/** Where a thing is kept: in the browser's storage, or in the page, which ends with the visit. */
export type Keeper = 'browser' | 'page';

/** What storage did not take. */
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

/** Keeps what is not meant for storage. */
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

/** Where a thing of this name is kept, or would be: storage is asked by a trial. */
export function keeperOf(name: string): Keeper {
  if (inPage.has(name)) return 'page';
  const keeper = keep('trial', '');
  forget('trial');
  return keeper;
}
