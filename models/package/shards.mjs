/** Cuts tensors into shards: files of at most 16 MiB, named after their content. */
import { createHash } from 'node:crypto';

/** Small enough to retry, to cache one by one, and for any host's limit on the size of a file. */
export const LARGEST_SHARD = 16 * 2 ** 20;

/** @typedef {{ name: string, type: 'uint8' | 'float16' | 'float32', shape: number[], data: Uint8Array }} EncodedTensor */
/** @typedef {{ file: string, bytes: number, sha256: string }} FileEntry */
/** @typedef {{ name: string, type: string, shape: number[], offset: number, bytes: number }} TensorEntry offset into all shards put end to end */

/**
 * @param {Uint8Array} bytes
 * @returns {string} lower-case hexadecimal
 */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * @param {EncodedTensor[]} tensors
 * @param {number} [largest] bytes a shard may have
 * @returns {{ entries: TensorEntry[], shards: (FileEntry & { data: Uint8Array })[] }} a large tensor may span shards
 */
export function cutIntoShards(tensors, largest = LARGEST_SHARD) {
  /** @type {TensorEntry[]} */
  const entries = [];
  let end = 0;
  for (const { name, type, shape, data } of tensors) {
    // Every tensor starts at a multiple of four, so that the loader may view it as float32.
    const offset = Math.ceil(end / 4) * 4;
    entries.push({ name, type, shape, offset, bytes: data.byteLength });
    end = offset + data.byteLength;
  }
  const all = new Uint8Array(end);
  tensors.forEach(({ data }, i) => {
    all.set(data, /** @type {TensorEntry} */ (entries[i]).offset);
  });
  return { entries, shards: cut(all, (hash) => `${hash}.bin`, largest) };
}

/**
 * @param {Uint8Array} all
 * @param {(hash: string) => string} name a file's name from the start of its SHA-256
 * @param {number} [largest] bytes a shard may have
 * @returns {(FileEntry & { data: Uint8Array })[]}
 */
export function cut(all, name, largest = LARGEST_SHARD) {
  const shards = [];
  for (let start = 0; start < all.byteLength; start += largest) {
    const data = all.subarray(start, start + largest);
    const hash = sha256(data);
    shards.push({ file: name(hash.slice(0, 16)), bytes: data.byteLength, sha256: hash, data });
  }
  return shards;
}
