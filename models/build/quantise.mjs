/**
 * Symmetric 8-bit quantisation in blocks of 32 along a row: value = (code - 128) * scale, one half-precision
 * scale a block. It is the layout that ONNX Runtime's MatMulNBits (bits 8, block_size 32) reads.
 */
import { fromFloat16, toFloat16 } from './float16.mjs';

export const BLOCK = 32;
const ZERO_POINT = 128;

/** @typedef {{ rows: number, columns: number, codes: Uint8Array, scales: Uint16Array }} Quantised codes are [rows, columns], scales half-precision words [rows, columns / 32] */

/**
 * The entry of largest magnitude lands on code 0 exactly (its scale carries the opposite sign), so that all 256
 * codes are of use.
 * @param {Float32Array} matrix [rows, columns], row-major
 * @param {number} rows
 * @param {number} columns a multiple of 32
 * @returns {Quantised}
 */
export function quantise(matrix, rows, columns) {
  if (columns % BLOCK !== 0 || matrix.length !== rows * columns) {
    throw new RangeError(
      `Cannot cut ${matrix.length} values into ${rows} rows of ${columns} in blocks of ${BLOCK}.`,
    );
  }
  const codes = new Uint8Array(matrix.length);
  const scales = new Uint16Array(matrix.length / BLOCK);
  for (let block = 0; block < scales.length; block++) {
    const values = matrix.subarray(block * BLOCK, (block + 1) * BLOCK);
    let extreme = 0;
    for (const value of values) {
      if (!Number.isFinite(value))
        throw new RangeError(`The weights hold ${value} in row ${Math.floor((block * BLOCK) / columns)}.`);
      if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    }
    const bits = toFloat16(extreme / -ZERO_POINT);
    const scale = fromFloat16(bits);
    if (!Number.isFinite(scale))
      throw new RangeError(`A weight of ${extreme} is too large for a half-precision scale.`);
    scales[block] = bits;
    for (let i = 0; i < BLOCK; i++) {
      const steps = scale === 0 ? 0 : Math.round(/** @type {number} */ (values[i]) / scale);
      codes[block * BLOCK + i] = Math.min(255, Math.max(0, steps + ZERO_POINT));
    }
  }
  return { rows, columns, codes, scales };
}

/**
 * @param {Quantised} quantised
 * @returns {Float32Array} [rows, columns]
 */
export function dequantise({ codes, scales }) {
  const values = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const scale = fromFloat16(/** @type {number} */ (scales[Math.floor(i / BLOCK)]));
    values[i] = scale * (Number(codes[i]) - ZERO_POINT);
  }
  return values;
}
