/** Writes the body of an answer to the disk, piece by piece, and checks that it is the file. */
import { HubError, reason } from './error.mjs';

/** @typedef {import('node:fs/promises').FileHandle} FileHandle */

/** Bytes of a file's beginning that show what it is. */
const SNIFFED = 256;

/**
 * @param {Response} response
 * @param {Uint8Array} start of its body
 * @param {URL} url
 * @throws {HubError} when it is a web page, by its type or its beginning, or a pointer in the file's place
 */
function sniff({ headers }, start, url) {
  const text = Buffer.from(start.subarray(0, SNIFFED)).toString('latin1').trimStart().toLowerCase();
  if (headers.get('content-type')?.startsWith('text/html') || /^<(!doctype|html|head|\?xml)/.test(text)) {
    throw new HubError(
      'web-page',
      `${url} answered with a web page in the place of the file. A proxy or a log-in page may be in the way; open the address in a browser.`,
    );
  }
  if (text.startsWith('version https://git-lfs.github.com/spec')) {
    throw new HubError(
      'lfs-pointer',
      `${url} is only the pointer to a file kept in Git LFS. Give --hub a host that serves the file itself.`,
    );
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {FileHandle} file
 * @param {number} position
 */
async function write(bytes, file, position) {
  try {
    for (let done = 0; done < bytes.byteLength; ) {
      const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position + done);
      done += bytesWritten;
    }
  } catch (cause) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (cause);
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw cause;
    throw new HubError('disk-full', 'The disk is full. Make room, then run the command again: it goes on.', {
      cause,
    });
  }
}

/**
 * Reads until the body's beginning is long enough to be checked.
 * @param {() => Promise<Uint8Array | undefined>} read gives the next piece, or undefined at the end
 * @returns {Promise<Uint8Array>}
 */
async function readBeginning(read) {
  let beginning = new Uint8Array();
  while (beginning.byteLength < SNIFFED) {
    const piece = await read();
    if (!piece) break;
    beginning = Buffer.concat([beginning, piece]);
  }
  return beginning;
}

/**
 * @param {Response} response
 * @param {URL} url
 * @param {number | undefined} wanted
 */
function checkLength({ headers }, url, wanted) {
  const told = headers.get('content-length');
  // The length of a compressed body is not the file's size.
  if (told === null || headers.has('content-encoding') || wanted === undefined) return;
  if (Number(told) !== wanted) {
    const message = `${url} announces ${told} bytes where ${wanted} are missing.`;
    throw new HubError('wrong-length', message, { mayPass: true });
  }
}

/**
 * Writes a body at `start`, which is 0 unless the answer continues an earlier download. The rest of the file is cut
 * off, but only after the answer looks like the file: a web page must not destroy an earlier download.
 * @param {Response} response
 * @param {FileHandle} file
 * @param {object} options
 * @param {URL} options.url
 * @param {number} options.start
 * @param {number | undefined} options.bytes the whole file's size, where it is known
 * @param {import('./request.mjs').IdleTimeout} options.watch
 * @param {(end: number) => void} options.onBytes told of the file's new end
 * @throws {HubError} `broke-off` where less came than there is; what came stays on the disk
 */
export async function writeBody(response, file, { url, start, bytes, watch, onBytes }) {
  let end = start;
  const reader = response.body?.getReader();
  const read = async () => {
    const result = await reader?.read().catch((cause) => {
      watch.signal.throwIfAborted();
      const message = `${url} broke off at byte ${end} (${reason(cause)}).`;
      throw new HubError('broke-off', message, { mayPass: true, cause });
    });
    watch.heard();
    return result?.value;
  };
  let piece = start === 0 ? await readBeginning(read) : await read();
  if (start === 0 && piece) sniff(response, piece, url);
  checkLength(response, url, bytes === undefined ? undefined : bytes - start);
  await file.truncate(start);
  for (; piece; piece = await read()) {
    if (bytes !== undefined && end + piece.byteLength > bytes) {
      const message = `${url} sends more than the ${bytes} bytes that the file has.`;
      throw new HubError('wrong-length', message, { mayPass: true });
    }
    await write(piece, file, end);
    end += piece.byteLength;
    onBytes(end);
  }
  if (bytes !== undefined && end < bytes) {
    const message = `${url} ended at byte ${end} of ${bytes} as if that were all.`;
    throw new HubError('broke-off', message, { mayPass: true });
  }
}
