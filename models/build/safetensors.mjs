/**
 * Reads the safetensors format: 8 bytes of little-endian header length, a JSON header, then the tensors' bytes.
 * Format: https://github.com/huggingface/safetensors#format
 */

/** @typedef {{ shape: number[], data: Float32Array }} FloatTensor data in row-major order */

/** A file that is no usable safetensors file; `code` names the fault, the message says where and what to do. */
export class SafetensorsError extends Error {
  /**
   * @param {'too-short' | 'bad-header' | 'bad-tensor' | 'unsupported-type' | 'out-of-range'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'SafetensorsError';
    this.code = code;
  }
}

/** No header of a real model comes near this; a larger one means that the file is something else. */
const LARGEST_HEADER = 100_000_000;

/**
 * @param {Uint8Array} file
 * @returns {{ header: Record<string, unknown>, dataStart: number }}
 */
function readHeader(file) {
  if (file.byteLength < 8) {
    throw new SafetensorsError(
      'too-short',
      `The file has ${file.byteLength} bytes; the header alone needs 8. Download it again.`,
    );
  }
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getBigUint64(0, true);
  if (length > LARGEST_HEADER || Number(length) + 8 > file.byteLength) {
    throw new SafetensorsError(
      'bad-header',
      `The header claims ${length} bytes and the file has ${file.byteLength}: it was cut short, or is no safetensors file.`,
    );
  }
  const text = new TextDecoder().decode(file.subarray(8, 8 + Number(length)));
  try {
    const header = JSON.parse(text);
    if (header === null || typeof header !== 'object' || Array.isArray(header))
      throw new TypeError('not an object');
    return { header, dataStart: 8 + Number(length) };
  } catch (cause) {
    throw new SafetensorsError(
      'bad-header',
      `The header is not a JSON object (${cause}); it starts with ${JSON.stringify(text.slice(0, 40))}.`,
    );
  }
}

/**
 * @param {string} name
 * @param {unknown} entry
 * @returns {{ shape: number[], begin: number, end: number }}
 */
function checkEntry(name, entry) {
  const { dtype, shape, data_offsets: offsets } = /** @type {Record<string, unknown>} */ (entry ?? {});
  const whole = (/** @type {unknown} */ x) => Number.isSafeInteger(x) && Number(x) >= 0;
  if (
    !Array.isArray(shape) ||
    !shape.every(whole) ||
    !Array.isArray(offsets) ||
    offsets.length !== 2 ||
    !offsets.every(whole)
  ) {
    throw new SafetensorsError('bad-tensor', `Tensor "${name}" has no valid shape and data_offsets.`);
  }
  if (dtype !== 'F32') {
    throw new SafetensorsError(
      'unsupported-type',
      `Tensor "${name}" is ${dtype}; only F32 is read here. Save the weights as F32.`,
    );
  }
  const bytes = 4 * shape.reduce((product, size) => product * size, 1);
  if (offsets[1] - offsets[0] !== bytes) {
    throw new SafetensorsError(
      'bad-tensor',
      `Tensor "${name}" of shape [${shape}] needs ${bytes} bytes and its offsets span ${offsets[1] - offsets[0]}.`,
    );
  }
  return { shape, begin: offsets[0], end: offsets[1] };
}

/**
 * @param {Uint8Array} file the whole file
 * @param {(name: string) => boolean} [wanted] tensors to read; the others are not even checked
 * @returns {{ tensors: Map<string, FloatTensor>, metadata: Record<string, string> }}
 * @throws {SafetensorsError}
 */
export function readSafetensors(file, wanted = () => true) {
  const { header, dataStart } = readHeader(file);
  const { __metadata__: metadata = {}, ...entries } = header;
  /** @type {Map<string, FloatTensor>} */
  const tensors = new Map();
  for (const [name, entry] of Object.entries(entries)) {
    if (!wanted(name)) continue;
    const { shape, begin, end } = checkEntry(name, entry);
    if (dataStart + end > file.byteLength) {
      throw new SafetensorsError(
        'out-of-range',
        `Tensor "${name}" ends at byte ${dataStart + end} and the file has ${file.byteLength}: it was cut short. Download it again.`,
      );
    }
    // Copied, because tensors need not start at a multiple of four bytes. (slice of a Node Buffer is no copy.)
    const data = new Float32Array((end - begin) / 4);
    new Uint8Array(data.buffer).set(file.subarray(dataStart + begin, dataStart + end));
    tensors.set(name, { shape, data });
  }
  return { tensors, metadata: /** @type {Record<string, string>} */ (metadata) };
}

/**
 * @param {Map<string, FloatTensor>} tensors
 * @param {Record<string, string>} [metadata]
 * @returns {Uint8Array}
 */
export function writeSafetensors(tensors, metadata = {}) {
  /** @type {Record<string, unknown>} */
  const header = { __metadata__: metadata };
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const json = JSON.stringify(header);
  const head = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8));
  const file = new Uint8Array(8 + head.byteLength + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(head.byteLength), true);
  file.set(head, 8);
  let at = 8 + head.byteLength;
  for (const { data } of tensors.values()) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}
