/** What to fetch and how to know it again: the pinned facts of a model on the hub, read from a JSON file. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** @param {RegExp} pattern */
const text = (pattern) => v.pipe(v.string(), v.regex(pattern));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const sha256 = text(/^[0-9a-f]{64}$/);
const finite = v.pipe(v.number(), v.finite());
const file = text(/^\w[\w.-]*$/);

const SOURCE = v.object({
  /** Name of the package's folder, and of the model in links. */
  model: text(/^(?!embedded$)[a-z0-9][a-z0-9-]*$/),
  /** As the page shows it. */
  name: text(/./),
  /** SPDX. */
  licence: text(/./),
  /** Owner/name on the hub. */
  repo: text(/^[\w.-]+\/[\w.-]+$/),
  /** A commit. */
  revision: text(/^[\w.-]+$/),
  /** Of attention: the one size that the weights do not tell. */
  heads: count,
  weights: v.object({
    file,
    bytes: count,
    sha256: v.pipe(v.string('a SHA-256: unverified weights are not used'), sha256),
  }),
  tokenizer: v.object({ file, bytes: v.nullable(count), sha256: v.nullable(sha256) }),
  /**
   * Nats a token on the loss check's paragraph: the range of the loss at 8 bits, and what swapping two neighbouring
   * layers must cost at least.
   */
  lossCheck: v.object({
    loss: v.pipe(
      v.tuple([finite, finite]),
      v.check(([least, most]) => least < most, 'two rising numbers'),
    ),
    swapCost: finite,
  }),
});

/** @typedef {v.InferOutput<typeof SOURCE>} Source */

/** The file is no source; the message names the field. */
export class SourceError extends Error {
  /** @override */
  name = 'SourceError';
  code = /** @type {const} */ ('bad-source');
}

/**
 * @param {string} path of a JSON file
 * @returns {Source}
 * @throws {SourceError}
 */
export function readSource(path) {
  try {
    return v.parse(SOURCE, JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    const reason = v.isValiError(cause) ? fault(cause.issues[0]) : /** @type {Error} */ (cause).message;
    throw new SourceError(`${path} does not describe a model: ${reason}`, { cause });
  }
}

/** @param {v.BaseIssue<unknown>} issue @returns {string} which field has what, and what it should have */
function fault(issue) {
  const wanted = issue.message.startsWith('Invalid') ? issue.expected : issue.message;
  return `"${v.getDotPath(issue)}" is ${issue.received} and should be ${wanted}.`;
}
