/** IEEE 754 half precision as 16-bit words, for JavaScript engines without Float16Array. */

const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);

/**
 * Rounds to the nearest half, ties to even.
 * @param {number} value rounded to float32 first
 * @returns {number} its 16 bits
 */
export function toFloat16(value) {
  float[0] = value;
  const bits = /** @type {number} */ (word[0]);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) {
    // Subnormal halves are multiples of 2^-24; the product is exact, so one rounding decides.
    const units = Math.abs(float[0]) * 2 ** 24;
    const low = Math.floor(units);
    const rest = units - low;
    return sign | (low + (rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? 1 : 0));
  }
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((rounded - 0x38000000) >>> 13);
}

/**
 * @param {number} bits 16 bits of a half
 * @returns {number}
 */
export function fromFloat16(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
