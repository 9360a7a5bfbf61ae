/** What to fetch and how to know it again: the pinned facts of a model on the hub, read from a JSON file. */
import { readFileSync } from 'node:fs';

/** @typedef {import('./head.mjs').PinnedFile} PinnedFile */
/**
 * @typedef {object} Source
 * @property {string} model name of the package's folder, and of the model in links
 * @property {string} name as the page shows it
 * @property {string} licence SPDX
 * @property {string} repo owner/name on the hub
 * @property {string} revision a commit
 * @property {number} heads of attention: the one size that the weights do not tell
 * @property {PinnedFile} weights
 * @property {PinnedFile} tokenizer
 * @property {{ loss: [number, number], swapCost: number }} lossCheck nats a token on the check's paragraph: between
 *   which two the loss at 8 bits must lie, and what swapping two neighbouring layers must cost at least
 */

/** The file is no source; the message names the field. */
export class SourceError extends Error {
  /**
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = 'SourceError';
    this.code = 'bad-source';
  }
}

/**
 * @param {Record<string, unknown>} value
 * @param {string} field
 * @param {RegExp} pattern
 * @returns {string}
 */
function text(value, field, pattern) {
  const found = value[field];
  if (typeof found === 'string' && pattern.test(found)) return found;
  throw new SourceError(`"${field}" is ${JSON.stringify(found)} and should match ${pattern}.`);
}

/**
 * @param {Record<string, unknown>} value
 * @param {string} field
 * @returns {PinnedFile}
 */
function pinnedFile(value, field) {
  const entry = /** @type {Record<string, unknown>} */ (value[field] ?? {});
  const file = text(entry, 'file', /^\w[\w.-]*$/);
  const { bytes, sha256 } = entry;
  if (bytes !== null && !(Number.isSafeInteger(bytes) && Number(bytes) > 0))
    throw new SourceError(`"${field}.bytes" is ${JSON.stringify(bytes)} and should be a size, or null.`);
  if (sha256 !== null) text(entry, 'sha256', /^[0-9a-f]{64}$/);
  return { file, bytes: /** @type {number | null} */ (bytes), sha256: /** @type {string | null} */ (sha256) };
}

/**
 * @param {unknown} value
 * @returns {Source['lossCheck']}
 */
function lossCheck(value) {
  const { loss, swapCost } = /** @type {Record<string, unknown>} */ (value ?? {});
  const isRange =
    Array.isArray(loss) && loss.length === 2 && loss.every(Number.isFinite) && loss[0] < loss[1];
  if (!isRange || !Number.isFinite(swapCost))
    throw new SourceError('"lossCheck" needs "loss", two rising numbers, and "swapCost", a number.');
  return { loss: [loss[0], loss[1]], swapCost: Number(swapCost) };
}

/**
 * @param {string} path of a JSON file
 * @returns {Source}
 * @throws {SourceError}
 */
export function readSource(path) {
  try {
    /** @type {Record<string, unknown>} */
    const value = JSON.parse(readFileSync(path, 'utf8'));
    const weights = pinnedFile(value, 'weights');
    if (weights.bytes === null || weights.sha256 === null)
      throw new SourceError('"weights" needs its bytes and its sha256: unverified weights are not used.');
    if (!Number.isSafeInteger(value.heads) || Number(value.heads) < 1)
      throw new SourceError(`"heads" is ${JSON.stringify(value.heads)} and should be a whole number.`);
    return {
      model: text(value, 'model', /^(?!embedded$)[a-z0-9][a-z0-9-]*$/),
      name: text(value, 'name', /./),
      licence: text(value, 'licence', /./),
      repo: text(value, 'repo', /^[\w.-]+\/[\w.-]+$/),
      revision: text(value, 'revision', /^[\w.-]+$/),
      heads: Number(value.heads),
      weights,
      tokenizer: pinnedFile(value, 'tokenizer'),
      lossCheck: lossCheck(value.lossCheck),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SourceError(`${path} does not describe a model: ${reason}`, { cause: error });
  }
}
