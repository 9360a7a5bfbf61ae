/** Downloads a file of the hub to the disk and verifies it. It continues a download that was interrupted. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBody } from './body.mjs';
import { HubError } from './error.mjs';
import { IdleTimeout, request } from './request.mjs';
import { retry } from './retry.mjs';

/** @typedef {import('./head.mjs').PinnedFile} PinnedFile */
/** @typedef {import('./retry.mjs').RetryOptions} RetryOptions */
/** @typedef {{ retries: RetryOptions, signal: AbortSignal, say: (line: string) => void, onBytes: (end: number) => void }} Options */

const size = async (/** @type {string} */ path) => (await stat(path).catch(() => undefined))?.size ?? 0;

/**
 * The part's name holds the SHA-256 that the whole must have: a part of another file has another name, so two files
 * are never mixed, whatever ETags the hosts behind the hub make up.
 * @param {string} folder
 * @param {PinnedFile} pinned
 */
export const partPath = (folder, { file, sha256 }) =>
  join(folder, `${file}.${sha256?.slice(0, 16) ?? 'new'}.part`);

/**
 * @param {string} path
 * @returns {Promise<string>} SHA-256 of a file, lower-case hexadecimal
 */
export async function hashFile(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Checks the answer to a request for the bytes from `start` on.
 * @param {Response} response
 * @param {URL} url
 * @param {number} start asked for
 * @param {number | undefined} bytes the whole file's size
 * @returns {number} where its body begins: `start`, or 0 where the host ignored the question
 * @throws {HubError} where it contradicts itself
 */
function bodyStart({ status, headers }, url, start, bytes) {
  const isEncoded = headers.has('content-encoding');
  if (status === 206) {
    const range = headers.get('content-range') ?? '';
    const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(range) ?? [];
    const isOther = total !== '*' && bytes !== undefined && Number(total) !== bytes;
    // A range of a compressed body does not count the file's bytes.
    if (Number(first) !== start || isOther || isEncoded) {
      throw new HubError('bad-range', `${url} was asked for byte ${start} on and sent "${range}".`, {
        mayPass: true,
      });
    }
    return start;
  }
  return 0;
}

/**
 * Requests the missing bytes once, and appends them to the part.
 * @param {URL} url
 * @param {string} part
 * @param {number | undefined} bytes
 * @param {Options & { progressed: () => void }} options
 */
async function addToPart(url, part, bytes, { retries, signal, onBytes, progressed }) {
  const have = bytes === undefined ? 0 : await size(part);
  if (have === bytes) return;
  const start = bytes !== undefined && have < bytes ? have : 0;
  const watch = new IdleTimeout(retries.stall, signal);
  const file = await open(part, existsSync(part) ? 'r+' : 'w');
  try {
    const headers = { 'Accept-Encoding': 'identity', ...(start > 0 && { Range: `bytes=${start}-` }) };
    const { response } = await request(url, { headers }, watch);
    const from = bodyStart(response, url, start, bytes);
    onBytes(from);
    let furthest = Math.max(start, from);
    await writeBody(response, file, {
      url,
      start: from,
      bytes,
      watch,
      onBytes(end) {
        if (end > furthest) progressed();
        furthest = Math.max(furthest, end);
        onBytes(end);
      },
    });
  } catch (error) {
    // A host that refuses the range gets no other one: the next try starts at byte 0.
    if (error instanceof HubError && error.code === 'bad-range') await file.truncate(0);
    throw error;
  } finally {
    watch.end();
    await file.close();
  }
}

/**
 * @param {URL} url
 * @param {string} folder
 * @param {PinnedFile} pinned
 * @param {Options} options
 * @returns {Promise<string>} the file's path
 * @throws {HubError} the part stays where another run can go on from it
 */
export async function download(url, folder, pinned, options) {
  const path = join(folder, pinned.file);
  const { bytes, sha256 } = pinned;
  await mkdir(folder, { recursive: true });
  if (sha256 !== null && existsSync(path) && (await hashFile(path)) === sha256) return path;
  const part = partPath(folder, pinned);
  for (let isLast = false; ; isLast = true) {
    await retry(
      (progressed) => addToPart(url, part, bytes ?? undefined, { ...options, progressed }),
      options,
    );
    const found = sha256 === null ? null : await hashFile(part);
    if (found === sha256) break;
    // The wrong byte is unknown, so the whole part is removed.
    await rm(part);
    const message = `${url} arrived changed (SHA-256 ${found?.slice(0, 12)}…, not ${sha256?.slice(0, 12)}…).`;
    if (isLast)
      throw new HubError('corrupt', `${message} It did so twice; try another network or another day.`);
    options.say(`${message} Fetching it anew.`);
  }
  await rename(part, path);
  return path;
}
