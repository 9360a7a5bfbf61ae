/** Fetches the files of a model from the hub, after it has checked what the hub says of them. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkRoom } from './disk.mjs';
import { download, partPath } from './download.mjs';
import { askHub, compareWithPins, fileUrl } from './head.mjs';
import { megabytes } from './progress.mjs';
import { retry } from './retry.mjs';

/** @typedef {import('./head.mjs').PinnedFile} PinnedFile */
/** @typedef {import('./source.mjs').Source} Source */
/**
 * @typedef {object} Tools
 * @property {import('./retry.mjs').RetryOptions} retries
 * @property {AbortSignal} signal
 * @property {import('./progress.mjs').ProgressBar} progress
 * @property {(folder: string) => Promise<number>} [free]
 */

/** Space for the package at 8 bits, as a part of the weights' size: once while it is made, once in the built site. */
const ROOM_FOR_PACKAGES = 0.6;

/**
 * @param {Source} source
 * @param {string} hub
 * @param {PinnedFile} pinned
 * @param {Tools} tools
 * @returns {Promise<{ url: URL, pinned: PinnedFile }>} with what the hub knows filled in
 */
async function lookAt({ repo, revision }, hub, pinned, { retries, signal, progress }) {
  const url = fileUrl(hub, repo, revision, pinned.file);
  const say = (/** @type {string} */ line) => progress.say(line);
  const facts = await retry(() => askHub(url, retries, signal), { retries, signal, say });
  compareWithPins(facts, pinned, revision, url);
  const bytes = pinned.bytes ?? facts.bytes ?? null;
  const sha256 = pinned.sha256 ?? facts.sha256 ?? null;
  const identity = facts.sha256
    ? 'the hub gives the SHA-256'
    : `the hub gives ${facts.etag ? `the ETag ${facts.etag}` : 'no ETag'}`;
  const size = bytes === null ? 'of unknown size' : megabytes(bytes);
  progress.say(
    `${repo}/${pinned.file}: ${size}; ${identity}${facts.sha256 && pinned.sha256 ? ', as pinned' : ''}.`,
  );
  return { url, pinned: { ...pinned, bytes, sha256 } };
}

/**
 * @param {Source} source
 * @param {string} hub
 * @param {string} folder for the files, whole ones and parts
 * @param {Tools} tools
 * @returns {Promise<{ weights: string, tokenizer: string }>} paths
 * @throws {import('./error.mjs').HubError}
 */
export async function fetchFiles(source, hub, folder, tools) {
  const looked = [];
  for (const pinned of [source.tokenizer, source.weights])
    looked.push(await lookAt(source, hub, pinned, tools));
  await mkdir(folder, { recursive: true });
  await checkRoom(folder, await roomNeeded(looked, folder), tools.free);
  const paths = [];
  for (const { url, pinned } of looked) {
    tools.progress.startBytes(pinned.file, pinned.bytes ?? 1);
    const options = {
      ...tools,
      say: (/** @type {string} */ line) => tools.progress.say(line),
      onBytes: (/** @type {number} */ end) => tools.progress.at(end),
    };
    paths.push(await download(url, folder, pinned, options));
    tools.progress.end();
  }
  const [tokenizer = '', weights = ''] = paths;
  return { weights, tokenizer };
}

/**
 * @param {{ pinned: PinnedFile }[]} files
 * @param {string} folder
 */
async function roomNeeded(files, folder) {
  let needed = 0;
  for (const { pinned } of files) {
    const size = async (/** @type {string} */ path) => (await stat(path).catch(() => undefined))?.size ?? 0;
    const have = Math.max(await size(partPath(folder, pinned)), await size(join(folder, pinned.file)));
    const bytes = pinned.bytes ?? 0;
    needed += Math.max(0, bytes - have) + ROOM_FOR_PACKAGES * bytes;
  }
  return needed;
}
