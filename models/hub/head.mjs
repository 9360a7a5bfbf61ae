/** What the hub says of a file before it is fetched. */
import { HubError } from './error.mjs';
import { IdleTimeout, request } from './request.mjs';

/** @typedef {import('./retry.mjs').RetryOptions} RetryOptions */
/** @typedef {{ file: string, bytes: number | null, sha256: string | null }} PinnedFile null: not known beforehand */
/** @typedef {{ bytes: number | undefined, etag: string | undefined, sha256: string | undefined, commit: string | undefined }} HubFacts */

/**
 * @param {string} hub
 * @param {string} repo
 * @param {string} revision
 * @param {string} file
 * @returns {URL}
 */
export const fileUrl = (hub, repo, revision, file) =>
  new URL(`${hub.replace(/\/+$/, '')}/${repo}/resolve/${revision}/${file}`);

/**
 * The hub answers with a redirect, and the facts are in that answer's headers: `x-linked-etag` is the SHA-256 of a
 * large file, while the ETag of the CDN behind it is something else. A small file has a plain ETag and no SHA-256.
 * @param {URL} url
 * @param {RetryOptions} retries
 * @param {AbortSignal} signal
 * @returns {Promise<HubFacts>} undefined where the host does not say
 * @throws {HubError}
 */
export async function askHub(url, { stall }, signal) {
  const watch = new IdleTimeout(stall, signal);
  try {
    // A renamed repository is a redirect within the hub; one with the facts, or to another host, ends the questions.
    const goOn = (/** @type {Response} */ response, /** @type {URL} */ next) =>
      next.origin === url.origin && !response.headers.has('x-linked-etag');
    const init = { method: 'HEAD', headers: { 'Accept-Encoding': 'identity' } };
    const { response } = await request(url, init, watch, goOn);
    const { headers } = response;
    const isPage = headers.get('content-type')?.startsWith('text/html') && response.ok;
    const linked = headers.get('x-linked-etag');
    const etag = (linked ?? headers.get('etag'))?.replace(/^W\/|"/g, '');
    const length =
      headers.get('x-linked-size') ?? (response.ok && !isPage ? headers.get('content-length') : null);
    return {
      etag,
      sha256: linked && etag && /^[0-9a-f]{64}$/.test(etag) ? etag : undefined,
      bytes: length === null || headers.has('content-encoding') ? undefined : Number(length),
      commit: headers.get('x-repo-commit') ?? undefined,
    };
  } finally {
    watch.end();
  }
}

/**
 * @param {HubFacts} facts
 * @param {PinnedFile} pinned
 * @param {string} revision
 * @param {URL} url
 * @throws {HubError} where the hub itself says that it has another file
 */
export function compareWithPins(facts, pinned, revision, url) {
  const refuse = (
    /** @type {'other-size' | 'other-sha256' | 'other-commit'} */ code,
    /** @type {string} */ what,
    /** @type {unknown} */ found,
    /** @type {unknown} */ wanted,
  ) => {
    const message = `${url} has the ${what} ${found} on the hub and should have ${wanted}. It is another file than the one this course was made for; nothing was downloaded.`;
    throw new HubError(code, message);
  };
  const { bytes, sha256, commit } = facts;
  if (/^[0-9a-f]{40}$/.test(revision) && commit !== undefined && commit !== revision)
    refuse('other-commit', 'revision', commit, revision);
  if (pinned.bytes !== null && bytes !== undefined && bytes !== pinned.bytes)
    refuse('other-size', 'size', bytes, pinned.bytes);
  if (pinned.sha256 !== null && sha256 !== undefined && sha256 !== pinned.sha256)
    refuse('other-sha256', 'SHA-256', sha256, pinned.sha256);
}
