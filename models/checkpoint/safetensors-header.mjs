/**
 * The header of a safetensors file: a JSON object that gives each tensor's type, shape and place.
 * Format: https://github.com/huggingface/safetensors#format
 */

/** @typedef {{ name: string, dtype: unknown, shape: number[], begin: number, end: number }} Entry bytes from the start of the data, which follows the header */
/** @typedef {'too-short' | 'bad-header' | 'bad-tensor' | 'unsupported-type' | 'out-of-range' | 'overlap' | 'gap'} Code */

/** A file that is no usable safetensors file; `code` names the fault, the message says where and what to do. */
export class SafetensorsError extends Error {
  /**
   * @param {Code} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'SafetensorsError';
    this.code = code;
  }
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function parseObject(text) {
  try {
    const header = JSON.parse(text);
    if (header === null || typeof header !== 'object' || Array.isArray(header))
      throw new TypeError('not an object');
    return header;
  } catch (cause) {
    throw new SafetensorsError(
      'bad-header',
      `The header is not a JSON object (${cause}); it starts with ${JSON.stringify(text.slice(0, 40))}.`,
    );
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {Entry}
 */
function checkEntry(name, value) {
  const { dtype, shape, data_offsets: offsets } = /** @type {Record<string, unknown>} */ (value ?? {});
  const whole = (/** @type {unknown} */ x) => Number.isSafeInteger(x) && Number(x) >= 0;
  if (
    !Array.isArray(shape) ||
    !shape.every(whole) ||
    !Array.isArray(offsets) ||
    offsets.length !== 2 ||
    !offsets.every(whole) ||
    offsets[1] < offsets[0]
  ) {
    throw new SafetensorsError('bad-tensor', `Tensor "${name}" has no valid shape and data_offsets.`);
  }
  return { name, dtype, shape, begin: offsets[0], end: offsets[1] };
}

/**
 * The format wants every byte to belong to one tensor: what overlaps or is left over is a damaged or a forged file.
 * @param {Entry[]} entries
 * @param {number} bytes of data after the header
 */
function checkPlaces(entries, bytes) {
  let end = 0;
  let before = 'the header';
  for (const entry of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (entry.end > bytes) {
      throw new SafetensorsError(
        'out-of-range',
        `Tensor "${entry.name}" ends at byte ${entry.end} of the data and the file has ${bytes}: it was cut short. Download it again.`,
      );
    }
    if (entry.begin < end) {
      throw new SafetensorsError(
        'overlap',
        `Tensor "${entry.name}" begins at byte ${entry.begin} of the data, inside ${before}, which ends at ${end}. Download the file again.`,
      );
    }
    if (entry.begin > end) {
      throw new SafetensorsError(
        'gap',
        `Between ${before} and tensor "${entry.name}" lie ${entry.begin - end} bytes that belong to no tensor.`,
      );
    }
    end = entry.end;
    before = `tensor "${entry.name}"`;
  }
  if (end < bytes) {
    throw new SafetensorsError(
      'gap',
      `After ${before} lie ${bytes - end} bytes that belong to no tensor. Download the file again.`,
    );
  }
}

/**
 * @param {string} text the header's JSON
 * @param {number} bytes of data after the header
 * @returns {{ entries: Entry[], metadata: Record<string, string> }}
 * @throws {SafetensorsError}
 */
export function parseHeader(text, bytes) {
  const { __metadata__: metadata = {}, ...values } = parseObject(text);
  const entries = Object.entries(values).map(([name, value]) => checkEntry(name, value));
  checkPlaces(entries, bytes);
  return { entries, metadata: /** @type {Record<string, string>} */ (metadata) };
}

/**
 * Only 32-bit floats are read here.
 * @param {Entry} entry
 */
export function checkFloats({ name, dtype, shape, begin, end }) {
  if (dtype !== 'F32') {
    throw new SafetensorsError(
      'unsupported-type',
      `Tensor "${name}" is ${dtype}; only F32 is read here. Save the weights as F32.`,
    );
  }
  const bytes = 4 * shape.reduce((product, size) => product * size, 1);
  if (end - begin !== bytes) {
    throw new SafetensorsError(
      'bad-tensor',
      `Tensor "${name}" of shape [${shape}] needs ${bytes} bytes and its offsets span ${end - begin}.`,
    );
  }
}
