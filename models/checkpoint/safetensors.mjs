/**
 * Files of the safetensors format: 8 bytes of little-endian header length, a JSON header, then the tensors' bytes.
 * Read tensor by tensor, because a whole file would fill the memory of a small machine.
 */
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { checkFloats, parseHeader, SafetensorsError } from './safetensors-header.mjs';

/** @typedef {{ shape: number[], data: Float32Array }} FloatTensor data in row-major order */
/** @typedef {{ shape: number[], read: () => Float32Array }} StoredTensor `read` gives the data in row-major order */

const LENGTH_BYTES = 8;

/** No header of a real model comes near this; a larger one means that the file is something else. */
const LARGEST_HEADER = 100_000_000;

/**
 * @param {number} file descriptor
 * @param {number} start
 * @param {Uint8Array} into filled to its end
 */
function readExactly(file, start, into) {
  for (let done = 0; done < into.byteLength; ) {
    const count = readSync(file, into, done, into.byteLength - done, start + done);
    if (count === 0) throw new SafetensorsError('out-of-range', `The file ends at byte ${start + done}.`);
    done += count;
  }
}

/**
 * @param {number} file descriptor
 * @param {number} size
 * @returns {{ text: string, dataStart: number }}
 */
function readHeader(file, size) {
  if (size < LENGTH_BYTES) {
    throw new SafetensorsError(
      'too-short',
      `The file has ${size} bytes; the header's length alone needs 8. Download it again.`,
    );
  }
  const head = new Uint8Array(LENGTH_BYTES);
  readExactly(file, 0, head);
  const length = new DataView(head.buffer).getBigUint64(0, true);
  if (length > LARGEST_HEADER || Number(length) + LENGTH_BYTES > size) {
    throw new SafetensorsError(
      'bad-header',
      `The header claims ${length} bytes and the file has ${size}: it was cut short, or is no safetensors file.`,
    );
  }
  const json = new Uint8Array(Number(length));
  readExactly(file, LENGTH_BYTES, json);
  return { text: new TextDecoder().decode(json), dataStart: LENGTH_BYTES + Number(length) };
}

/**
 * @param {string} path
 * @param {(name: string) => boolean} [wanted] tensors to read; of the others only the place is checked
 * @returns {{ tensors: Map<string, StoredTensor>, metadata: Record<string, string>, close: () => void }}
 * @throws {SafetensorsError}
 */
export function openSafetensors(path, wanted = () => true) {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const { text, dataStart } = readHeader(file, size);
    const { entries, metadata } = parseHeader(text, size - dataStart);
    /** @type {Map<string, StoredTensor>} */
    const tensors = new Map();
    for (const entry of entries) {
      if (!wanted(entry.name)) continue;
      checkFloats(entry);
      const read = () => {
        const data = new Float32Array((entry.end - entry.begin) / 4);
        readExactly(file, dataStart + entry.begin, new Uint8Array(data.buffer));
        return data;
      };
      tensors.set(entry.name, { shape: entry.shape, read });
    }
    return { tensors, metadata, close: () => closeSync(file) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/**
 * @param {string} path
 * @param {Map<string, FloatTensor>} tensors stand in the file in this order
 * @param {Record<string, string>} [metadata]
 */
export function writeSafetensors(path, tensors, metadata = {}) {
  /** @type {Record<string, unknown>} */
  const header = { __metadata__: metadata };
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setBigUint64(0, BigInt(json.byteLength), true);
  const file = openSync(path, 'w');
  const write = (/** @type {Uint8Array} */ bytes) => {
    for (let done = 0; done < bytes.byteLength; ) done += writeSync(file, bytes, done);
  };
  try {
    write(length);
    write(json);
    for (const { data } of tensors.values())
      write(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  } finally {
    closeSync(file);
  }
}
