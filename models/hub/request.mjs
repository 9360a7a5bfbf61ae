/** Sends a request: follows its redirects, ends it after a silence, checks its status. */
import { HubError, reason } from './error.mjs';
import { exchange } from './exchange.mjs';
import { parseRetryAfter } from './retry.mjs';

const MOST_REDIRECTS = 5;

/** Ends a connection that is silent for too long, or that the user does not want any more. */
export class IdleTimeout {
  #controller = new AbortController();
  #milliseconds;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #outer;
  #stop = () => this.#controller.abort(this.#outer.reason);

  /**
   * @param {number} milliseconds of silence
   * @param {AbortSignal} outer the user's
   */
  constructor(milliseconds, outer) {
    this.#milliseconds = milliseconds;
    this.#outer = outer;
    if (outer.aborted) this.#stop();
    outer.addEventListener('abort', this.#stop, { once: true });
    this.heard();
  }

  get signal() {
    return this.#controller.signal;
  }

  /** Called when something arrives: restarts the timeout. */
  heard() {
    clearTimeout(this.#timer);
    const silent = () => {
      const message = `The host sent nothing for ${(this.#milliseconds / 1000).toFixed(1)} s.`;
      this.#controller.abort(new HubError('stalled', message, { mayPass: true }));
    };
    this.#timer = setTimeout(silent, this.#milliseconds);
  }

  /** Closes the connection where it is still open. */
  end() {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#stop);
    this.#controller.abort(new HubError('stopped', 'The connection is not needed any more.'));
  }
}

/**
 * @param {URL} url
 * @param {{ method?: string, headers?: Record<string, string> }} init
 * @param {IdleTimeout} watch
 * @returns {Promise<Response>}
 */
async function once(url, init, watch) {
  try {
    const response = await exchange(url, { ...init, signal: watch.signal });
    watch.heard();
    return response;
  } catch (cause) {
    watch.signal.throwIfAborted();
    throw new HubError(
      'unreachable',
      `${url.origin} could not be reached (${reason(cause)}). Check the connection.`,
      {
        mayPass: true,
        cause,
      },
    );
  }
}

/**
 * @param {Response} response
 * @param {URL} url that gave it
 * @returns {URL | undefined} where it sends us, if anywhere
 */
export function redirectTarget(response, url) {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location') ?? '';
  const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
  const isDowngrade = url.protocol === 'https:' && target?.protocol !== 'https:';
  if (!location || !target || !/^https?:$/.test(target.protocol) || isDowngrade) {
    throw new HubError('bad-redirect', `${url} redirects to "${location}", which is no address to follow.`);
  }
  return target;
}

/**
 * @param {URL} start
 * @param {{ method?: string, headers?: Record<string, string> }} init
 * @param {IdleTimeout} watch
 * @param {(response: Response, next: URL, from: URL) => boolean} [goOn] whether to follow a redirect
 * @returns {Promise<{ response: Response, url: URL }>} an answer with status 2xx, or a redirect not to be followed
 * @throws {HubError}
 */
export async function request(start, init, watch, goOn = () => true) {
  let url = start;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await once(url, init, watch);
    const next = redirectTarget(response, url);
    if (!next) {
      checkStatus(response, url, hops > 0);
      return { response, url };
    }
    if (!goOn(response, next, url)) return { response, url };
    await response.body?.cancel();
    url = next;
  }
  throw new HubError('too-many-redirects', `${start} redirects more than ${MOST_REDIRECTS} times.`);
}

/**
 * @param {Response} response
 * @param {URL} url
 * @param {boolean} isRedirected
 */
function checkStatus({ status, ok, headers }, url, isRedirected) {
  if (ok) return;
  const retryAfter = parseRetryAfter(headers.get('retry-after'));
  if (status === 429 || status === 503) {
    throw new HubError('busy', `${url.origin} is busy (status ${status}).`, { mayPass: true, retryAfter });
  }
  if (status === 404 || status === 410) {
    throw new HubError('not-found', `${url} does not exist (status ${status}). Check --hub and --source.`);
  }
  // A signed address of the CDN expires; asking the hub again gives a new one.
  const isExpired = status === 403 && isRedirected;
  if ((status === 401 || status === 403) && !isExpired) {
    throw new HubError('refused', `${url} is not open to everybody (status ${status}).`);
  }
  if (status === 416)
    throw new HubError('bad-range', `${url} has no such range (status 416).`, { mayPass: true });
  const mayPass = isExpired || status >= 500 || status === 408;
  throw new HubError('http-status', `${url} answered with status ${status}.`, { mayPass, retryAfter });
}
