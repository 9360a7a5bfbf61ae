/** A value that calls its listeners when it changes. All state of the page is kept in atoms. */
export interface Atom<T> {
  get(): T;
  set(next: T): void;
  /** Calls `listener` after every change; returns the function that stops it. */
  subscribe(listener: (value: T) => void): () => void;
}

export function atom<T>(initial: T): Atom<T> {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
