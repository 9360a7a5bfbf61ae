import { ModelError, reason } from './error';
import type { FileEntry } from './manifest';

/** Told how many more bytes have arrived, counted after any decompression. */
export type OnBytes = (bytes: number) => void;

async function request(url: URL, signal: AbortSignal | undefined): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    const message = `${url} could not be fetched (${reason(cause)}). Check the connection, then load the model again.`;
    throw new ModelError('network', message, { cause });
  }
  if (!response.ok) {
    const message = `${url} answered ${response.status}. The site's folder is incomplete: copy all of it to the host.`;
    throw new ModelError('http-status', message);
  }
  // Some hosts answer a missing file with a page of their own and status 200.
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    const message = `${url} answered with a web page. The site's folder is incomplete: copy all of it to the host.`;
    throw new ModelError('not-a-file', message);
  }
  return response;
}

/**
 * @param bytes the size to expect; Content-Length is of no use, because hosts compress
 * @throws ModelError `network`, `http-status`, `not-a-file` or `wrong-size`; the signal's reason when aborted
 */
export async function download(
  url: URL,
  bytes: number,
  onBytes: OnBytes,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const { body } = await request(url, signal);
  const data = new Uint8Array(bytes);
  let length = 0;
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause) => {
      signal?.throwIfAborted();
      throw new ModelError('network', `${url} broke off after ${length} bytes. Load the model again.`, {
        cause,
      });
    });
    if (done) break;
    if (length + value.byteLength > bytes) {
      await reader.cancel();
      throw new ModelError(
        'wrong-size',
        `${url} is larger than the ${bytes} bytes it should have. Empty the browser's cache and load again.`,
      );
    }
    data.set(value, length);
    length += value.byteLength;
    onBytes(value.byteLength);
  }
  if (length !== bytes) {
    throw new ModelError(
      'wrong-size',
      `${url} ended after ${length} of ${bytes} bytes. Load the model again.`,
    );
  }
  return data;
}

/** @returns lower-case hexadecimal */
async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!globalThis.crypto?.subtle) {
    const message =
      'The browser verifies downloads on https:// and localhost only. Serve the page from one of them.';
    throw new ModelError('insecure-context', message);
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A file of a package, whole and unchanged.
 * @throws ModelError as `download`, and `corrupt` or `insecure-context`
 */
export async function downloadVerified(
  base: URL,
  entry: FileEntry,
  onBytes: OnBytes,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(entry.file, base);
  const data = await download(url, entry.bytes, onBytes, signal);
  const found = await sha256(data);
  if (found !== entry.sha256) {
    const message = `${url} arrived changed (SHA-256 ${found.slice(0, 12)}…, not ${entry.sha256.slice(0, 12)}…). Empty the browser's cache and load again.`;
    throw new ModelError('corrupt', message);
  }
  return data;
}

/** @throws ModelError as `download`, and `bad-manifest` when it is no JSON */
export async function downloadJson(url: URL, signal?: AbortSignal): Promise<unknown> {
  const response = await request(url, signal);
  try {
    return await response.json();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ModelError('bad-manifest', `${url} is not JSON. Build or download the model again.`, { cause });
  }
}
