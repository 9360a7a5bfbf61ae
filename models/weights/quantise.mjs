/**
 * Symmetric quantisation in blocks of 32 along a row: value = (code - zero point) * scale, one half-precision
 * scale a block. At 8 bits it is the layout that ONNX Runtime's MatMulNBits (bits 8, block_size 32) reads.
 */
import { CheckpointError } from '../checkpoint/check-weights.mjs';
import { fromHalves, toHalves } from './float16.mjs';

export const BLOCK = 32;

/** @typedef {4 | 8} Bits packages hold 8; 4 is there to be compared with, one code a byte */
/** @typedef {{ rows: number, columns: number, bits: Bits, codes: Uint8Array, scales: Uint16Array }} Quantised codes are [rows, columns], scales half-precision words [rows, columns / 32] */

const zeroPoint = (/** @type {Bits} */ bits) => 2 ** (bits - 1);

/**
 * The entry of largest magnitude lands on code 0 exactly (its scale carries the opposite sign), so that all
 * codes are of use.
 * @param {Float32Array} matrix [rows, columns], row-major
 * @param {number} rows
 * @param {number} columns a multiple of 32
 * @param {Bits} [bits]
 * @returns {Quantised}
 * @throws {CheckpointError} `bad-value` for a weight that is not finite or too large
 */
export function quantise(matrix, rows, columns, bits = 8) {
  if (columns % BLOCK !== 0 || matrix.length !== rows * columns) {
    throw new RangeError(
      `Cannot cut ${matrix.length} values into ${rows} rows of ${columns} in blocks of ${BLOCK}.`,
    );
  }
  const zero = zeroPoint(bits);
  const extremes = Float32Array.from({ length: matrix.length / BLOCK }, (_, block) =>
    largest(matrix, block * BLOCK, columns),
  );
  const scales = toHalves(extremes.map((extreme) => extreme / -zero));
  const codes = new Uint8Array(matrix.length);
  for (const [block, scale] of fromHalves(scales).entries()) {
    if (!Number.isFinite(scale)) {
      const message = `A weight of ${extremes[block]} is too large for a half-precision scale.`;
      throw new CheckpointError('bad-value', message);
    }
    for (let i = block * BLOCK, end = i + BLOCK; i < end; i++) {
      const steps = scale === 0 ? 0 : Math.round(/** @type {number} */ (matrix[i]) / scale);
      codes[i] = Math.min(2 * zero - 1, Math.max(0, steps + zero));
    }
  }
  return { rows, columns, bits, codes, scales };
}

/**
 * @param {Float32Array} matrix
 * @param {number} start of a block
 * @param {number} columns to name the row of a bad value
 * @returns {number} the block's entry of largest magnitude, with its sign
 */
function largest(matrix, start, columns) {
  let extreme = 0;
  for (let i = start; i < start + BLOCK; i++) {
    const value = /** @type {number} */ (matrix[i]);
    if (!Number.isFinite(value))
      throw new CheckpointError(
        'bad-value',
        `The weights hold ${value} in row ${Math.floor(start / columns)}.`,
      );
    if (Math.abs(value) > Math.abs(extreme)) extreme = value;
  }
  return extreme;
}

/**
 * @param {Quantised} quantised
 * @returns {Float32Array} [rows, columns]
 */
export function dequantise({ codes, scales, bits }) {
  const zero = zeroPoint(bits);
  const values = new Float32Array(codes.length);
  let i = 0;
  for (const scale of fromHalves(scales)) {
    for (const end = i + BLOCK; i < end; i++) values[i] = scale * (Number(codes[i]) - zero);
  }
  return values;
}
