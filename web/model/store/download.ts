import type { FileEntry } from '../manifest.ts';
import { DOUBTFUL, DownloadError, LASTING, PASSING } from './download-error.ts';
import { sha256 } from './hash.ts';
import { receive, webPage } from './receive.ts';
import { type RetryOptions, retry } from './retry.ts';

/** Told how many of a file's bytes have arrived, after any decompression; each try starts again from 0. */
export type OnArrived = (bytes: number) => void;

/** Bytes. A list of files has some kilobytes; anything larger is not a list. */
const LARGEST_LIST = 4 * 2 ** 20;

/**
 * Downloads a file and verifies it. How often it tries depends on the fault.
 * @param keeps whether the store keeps what arrives: the browser need not keep it a second time then
 * @throws DownloadError as `receive`, and `wrong-size`, `corrupt`, `lfs-pointer`; ModelError `insecure-context`
 */
export function download(
  url: URL,
  entry: FileEntry,
  { retries, keeps, signal }: { retries: RetryOptions; keeps: boolean; signal?: AbortSignal | undefined },
  onArrived: OnArrived,
): Promise<Uint8Array<ArrayBuffer>> {
  return retry(
    (n) => {
      // A browser caches bodies that were cut off without a length, so a second try bypasses its cache.
      const cache = keeps ? 'no-store' : n === 1 ? 'default' : 'reload';
      return downloadOnce(url, entry, { cache, stall: retries.stall, signal }, onArrived);
    },
    retries,
    signal,
  );
}

async function downloadOnce(
  url: URL,
  { bytes, sha256: wanted }: FileEntry,
  options: Parameters<typeof receive>[2],
  onArrived: OnArrived,
): Promise<Uint8Array<ArrayBuffer>> {
  const data = new Uint8Array(bytes);
  let length = 0;
  onArrived(0);
  // Hosts compress, so Content-Length is not the file's size: only the bytes that arrive count.
  const take = (piece: Uint8Array) => {
    if (length + piece.byteLength > bytes) {
      const message = `${url} is larger than the ${bytes} bytes it should have. ${AGAIN}`;
      throw wrongContent(url, piece) ?? new DownloadError('wrong-size', message, { tries: DOUBTFUL });
    }
    data.set(piece, length);
    length += piece.byteLength;
    onArrived(length);
  };
  await receive(url, take, options);
  if (length !== bytes) {
    const message = `${url} ended after ${length} of ${bytes} bytes. Load the model again.`;
    throw wrongContent(url, data) ?? new DownloadError('wrong-size', message, { tries: PASSING });
  }
  const found = await sha256(data);
  if (found !== wanted) {
    const message = `${url} arrived changed (SHA-256 ${found.slice(0, 12)}…, not ${wanted.slice(0, 12)}…). ${AGAIN}`;
    throw wrongContent(url, data) ?? new DownloadError('corrupt', message, { tries: DOUBTFUL });
  }
  return data;
}

const AGAIN = "Load it again; if that does not help, copy the site's folder to the host anew.";

/** Recognises by its beginning what a host sent with status 200 instead of the file. */
function wrongContent(url: URL, data: Uint8Array): DownloadError | undefined {
  const start = new TextDecoder().decode(data.subarray(0, 64));
  if (/^\s*<(!doctype|html)/i.test(start)) return webPage(url);
  if (!start.startsWith('version https://git-lfs')) return undefined;
  const message = `${url} is a Git LFS pointer, not the file itself. Fetch the large files (git lfs pull) and copy them to the host.`;
  return new DownloadError('lfs-pointer', message, { tries: LASTING });
}

/**
 * A list of files, as the host has it now.
 * @throws DownloadError as `receive`, and `not-json`
 */
export function downloadList(
  url: URL,
  retries: RetryOptions,
  signal?: AbortSignal,
): Promise<{ data: Uint8Array<ArrayBuffer>; value: unknown }> {
  return retry(
    async (n) => {
      const pieces: Uint8Array[] = [];
      let length = 0;
      const take = (piece: Uint8Array) => {
        pieces.push(piece);
        length += piece.byteLength;
        if (length > LARGEST_LIST) throw notJson(url);
      };
      await receive(url, take, { cache: n === 1 ? 'no-cache' : 'reload', stall: retries.stall, signal });
      const data = new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
      return { data, value: parse(url, data) };
    },
    retries,
    signal,
  );
}

function parse(url: URL, data: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch (cause) {
    throw wrongContent(url, data) ?? notJson(url, cause);
  }
}

function notJson(url: URL, cause?: unknown): DownloadError {
  return new DownloadError('not-json', `${url} is not JSON. ${AGAIN}`, { cause, tries: DOUBTFUL });
}
