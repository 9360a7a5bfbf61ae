import { DownloadError } from './download-error.ts';

/** How often and how long a file is asked for. */
export interface RetryOptions {
  /** Without a byte for so long, an answer counts as stalled; milliseconds. */
  stall: number;
  /** Tries a file at most. */
  tries: number;
  /** The wait after the first try, doubled after each further one; milliseconds. */
  firstWait: number;
  /** A host that asks for a longer one is left alone until the reader tries again; milliseconds. */
  longestWait: number;
}

export const RETRIES: RetryOptions = { stall: 15_000, tries: 5, firstWait: 500, longestWait: 60_000 };

/**
 * Tries until it works, the fault is one that lasts, or the tries are used up. Waits grow, and are partly random, so
 * that the browsers of a class do not all return at the same moment.
 * @param attempt gets its number, from 1
 * @throws what the last try threw; the signal's reason when aborted
 */
export async function retry<T>(
  attempt: (n: number) => Promise<T>,
  retries: RetryOptions,
  signal?: AbortSignal,
): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt(n);
    } catch (error) {
      const tries = error instanceof DownloadError ? Math.min(retries.tries, error.tries) : 1;
      const wait = waitAfter(n, error, retries);
      if (n >= tries || wait > retries.longestWait) throw error;
      await pause(wait, signal);
    }
  }
}

function waitAfter(n: number, error: unknown, { firstWait }: RetryOptions): number {
  const asked = error instanceof DownloadError ? error.retryAfter : undefined;
  const jitter = Math.random();
  return asked === undefined ? firstWait * 2 ** (n - 1) * (0.5 + jitter / 2) : asked + firstWait * jitter;
}

/** @throws the signal's reason when aborted */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
