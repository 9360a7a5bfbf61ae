/** Why a file could not be fetched from the hub. */

/**
 * - unreachable, stalled, broke-off, busy, http-status: the connection, or a host that asks to come back
 * - not-found, refused: the hub has no such file, or not for everybody
 * - too-many-redirects, bad-redirect, bad-range, wrong-length: answers that contradict HTTP
 * - web-page, lfs-pointer: something else than the file, with a status that says all is well
 * - other-size, other-sha256, other-commit: the hub says itself that it holds another file than the pinned one
 * - corrupt: the bytes that came are not the pinned ones
 * - disk-full: no room for what is to come
 * - already-running: another run is at work in the same folder
 * - stopped: by the user
 * @typedef {'unreachable' | 'stalled' | 'broke-off' | 'busy' | 'http-status' | 'not-found' | 'refused'
 *   | 'too-many-redirects' | 'bad-redirect' | 'bad-range' | 'wrong-length' | 'web-page' | 'lfs-pointer'
 *   | 'other-size' | 'other-sha256' | 'other-commit' | 'corrupt' | 'disk-full' | 'already-running' | 'stopped'} Code
 */

export class HubError extends Error {
  /**
   * @param {Code} code
   * @param {string} message a sentence: what, where, what to do
   * @param {object} [options]
   * @param {boolean} [options.mayPass] whether another try can end better
   * @param {number} [options.retryAfter] milliseconds the host asked to wait
   * @param {unknown} [options.cause]
   */
  constructor(code, message, { mayPass = false, retryAfter, cause } = {}) {
    super(message, { cause });
    this.name = 'HubError';
    this.code = code;
    this.mayPass = mayPass;
    this.retryAfter = retryAfter;
  }
}

/**
 * @param {unknown} error
 * @returns {string} its innermost reason
 */
export function reason(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? reason(error.cause) : error.message;
}
