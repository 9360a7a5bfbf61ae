/**
 * Small things kept on this machine, under names of this page. Storage may be denied, in a third-party frame
 * for one: nothing is then found, and what is kept lasts as long as the page.
 */
const PREFIX = 'loaded-dice.';

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Denied or full: the page goes on without.
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Denied: there is nothing to forget.
  }
}
