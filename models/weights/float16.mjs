/** Half-precision numbers as 16-bit words, for JavaScript engines without a Float16Array of their own. */
import { Float16Array } from '@petamoriken/float16';

/** @param {Float32Array} values @returns {Uint16Array} the nearest halves, ties to even */
export const toHalves = (values) => new Uint16Array(new Float16Array(values).buffer);

/** @param {Uint16Array} words @returns {Float32Array} */
export const fromHalves = ({ buffer, byteOffset, length }) =>
  Float32Array.from(new Float16Array(buffer, byteOffset, length));
