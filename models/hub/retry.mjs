/** Repeats a task that failed: how often, and after which waits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HubError } from './error.mjs';

/**
 * @typedef {object} RetryOptions
 * @property {number} stall milliseconds without a byte after which a connection counts as dead
 * @property {number} tries in a row that may bring nothing
 * @property {number} firstWait milliseconds before the second try; doubled for each one after it
 * @property {number} longestWait milliseconds; the doubling ends here
 * @property {number} longestRetryAfter milliseconds a host may ask to wait
 */

/**
 * The hub counts requests over 300 s, so a longer wait than that means something else.
 * @type {RetryOptions}
 */
export const RETRIES = {
  stall: 30_000,
  tries: 6,
  firstWait: 1000,
  longestWait: 30_000,
  longestRetryAfter: 310_000,
};

/**
 * @param {string | null} header seconds or a date
 * @param {number} [now]
 * @returns {number | undefined} milliseconds; undefined when it says neither
 */
export function parseRetryAfter(header, now = Date.now()) {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * Half of each wait is random, so that many clients that were refused together do not return together.
 * @param {number} failures in a row, at least 1
 * @param {RetryOptions} retries
 * @param {number} [chance] in [0, 1)
 * @returns {number} milliseconds
 */
export function backoff(failures, { firstWait, longestWait }, chance = Math.random()) {
  return Math.min(longestWait, firstWait * 2 ** (failures - 1)) * (0.5 + chance / 2);
}

/**
 * @template T
 * @param {(progressed: () => void) => Promise<T>} task calls `progressed` when it got further, which renews the tries
 * @param {object} options
 * @param {RetryOptions} options.retries
 * @param {AbortSignal} options.signal
 * @param {(line: string) => void} options.say
 * @returns {Promise<T>}
 * @throws {HubError} the last one, once the tries are used up or another try is of no use
 */
export async function retry(task, { retries, signal, say }) {
  for (let failures = 0; ; ) {
    try {
      return await task(() => {
        failures = 0;
      });
    } catch (error) {
      failures++;
      if (!(error instanceof HubError) || !error.mayPass || failures >= retries.tries) throw error;
      const wait = error.retryAfter ?? backoff(failures, retries);
      if (wait > retries.longestRetryAfter) throw error;
      say(`${error.message} Trying again in ${(wait / 1000).toFixed(1)} s.`);
      await sleep(wait, undefined, { signal }).catch((cause) => {
        throw signal.reason ?? cause;
      });
    }
  }
}
