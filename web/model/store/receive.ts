import { ModelError, reason } from '../error.ts';
import { DownloadError, LASTING, PASSING } from './download-error.ts';

export interface ReceiveOptions {
  cache: RequestCache;
  /** Milliseconds without a byte after which the answer counts as stalled. */
  stall: number;
  signal?: AbortSignal | undefined;
}

const INCOMPLETE = "The site's folder is incomplete: copy all of it to the host.";

/** Aborts when nothing has arrived for a while, or with the caller's signal. */
class StallWatch {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal | undefined;
  readonly #forward = () => this.#controller.abort(this.#outer?.reason);
  readonly #stall: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  hasStalled = false;

  constructor(stall: number, outer: AbortSignal | undefined) {
    this.#stall = stall;
    this.#outer = outer;
    if (outer?.aborted) this.#forward();
    outer?.addEventListener('abort', this.#forward);
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  heard(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.hasStalled = true;
      this.#controller.abort();
    }, this.#stall);
  }

  /** Closes the connection as well, if a body is still coming. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#forward);
    this.#controller.abort();
  }
}

/**
 * One try to fetch a file.
 * @param take is given each piece, after any decompression; what it throws ends the try
 * @throws DownloadError `network`, `stalled`, `busy`, `http-status` or `not-a-file`; what `take` throws; the signal's
 *   reason when aborted
 */
export async function receive(
  url: URL,
  take: (piece: Uint8Array) => void,
  { cache, stall, signal }: ReceiveOptions,
): Promise<void> {
  const watch = new StallWatch(stall, signal);
  try {
    const response = await fetch(url, { cache, signal: watch.signal });
    check(url, response);
    const reader = response.body?.getReader();
    while (reader) {
      watch.heard();
      const { done, value } = await reader.read();
      if (done) break;
      take(value);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof ModelError) throw cause;
    if (watch.hasStalled) {
      const message = `${url} stalled: nothing came for ${stall / 1000} s. Check the connection, then load the model again.`;
      throw new DownloadError('stalled', message, { cause, tries: PASSING });
    }
    const message = `${url} could not be fetched (${reason(cause)}). Check the connection, then load the model again.`;
    throw new DownloadError('network', message, { cause, tries: PASSING });
  } finally {
    watch.end();
  }
}

/** Statuses after which the same request may succeed later. */
const BUSY = [408, 425, 429, 500, 502, 503, 504];

function check(url: URL, { ok, status, headers }: Response): void {
  if (BUSY.includes(status)) {
    const retryAfter = waitAsked(headers.get('retry-after'));
    const when = retryAfter ? `in ${Math.ceil(retryAfter / 1000)} s` : 'in a while';
    const message = `${url} answered ${status}: the host is busy. Load the model again ${when}.`;
    throw new DownloadError('busy', message, { tries: PASSING, retryAfter });
  }
  if (!ok) {
    const message = `${url} answered ${status}. ${INCOMPLETE}${unknownEnding(url)}`;
    throw new DownloadError('http-status', message, { tries: LASTING });
  }
  // Some hosts answer with a web page and status 200 where a file is missing.
  if (headers.get('content-type')?.startsWith('text/html')) throw webPage(url);
}

/** Some hosts refuse what ends in a way they do not know. @returns one sentence more, or nothing */
function unknownEnding({ pathname }: URL): string {
  const [ending] = /\.(bin|onnx|wasm)$/.exec(pathname) ?? [];
  return ending ? ` If it is there, the host refuses files that end in ${ending}: see hosting/.` : '';
}

export function webPage(url: URL): DownloadError {
  return new DownloadError('not-a-file', `${url} answered with a web page. ${INCOMPLETE}`, {
    tries: LASTING,
  });
}

/** @returns milliseconds; Retry-After holds seconds or a date */
function waitAsked(header: string | null): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
