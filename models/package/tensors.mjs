/** A checkpoint's tensors as a package stores them, and the values that the loader will see. */
import { fromHalves, toHalves } from '../weights/float16.mjs';
import { quantisedMatrices } from '../weights/matrices.mjs';
import { BLOCK, dequantise, quantise } from '../weights/quantise.mjs';

/** @typedef {import('../checkpoint/gpt2.mjs').Architecture} Architecture */
/** @typedef {import('../weights/matrices.mjs').Weights} Weights */
/** @typedef {import('./shards.mjs').EncodedTensor} EncodedTensor */

const bytes = (/** @type {ArrayBufferView} */ view) =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/**
 * Matrices at 8 bits, positions in half precision, the rest as it is.
 * @param {Architecture} architecture
 * @param {Map<string, { shape: number[] }>} shapes of all tensors, by name
 * @param {Weights} weights the layers' matrices [outputs, inputs]
 * @param {(share: number) => void} [onShare]
 * @returns {{ tensors: EncodedTensor[], values: Weights }} `values` are widened at every call
 */
export function encodeTensors(architecture, shapes, weights, onShare = () => {}) {
  /** @type {EncodedTensor[]} */
  const tensors = [];
  /** @type {Map<string, () => Float32Array>} */
  const values = new Map();
  const data = (/** @type {string} */ name) => /** @type {Float32Array} */ (weights.get(name));
  const matrices = quantisedMatrices(architecture);
  for (const { name, rows, columns } of matrices) {
    const quantised = quantise(data(name), rows, columns);
    const { codes, scales } = quantised;
    const blocks = columns / BLOCK;
    tensors.push({ name: `${name}.codes`, type: 'uint8', shape: [rows, blocks, BLOCK], data: codes });
    tensors.push({ name: `${name}.scales`, type: 'float16', shape: [rows, blocks], data: bytes(scales) });
    values.set(name, () => dequantise(quantised));
    onShare(values.size / matrices.length);
  }
  const positions = toHalves(data('wpe.weight'));
  const shape = [architecture.context, architecture.width];
  tensors.push({ name: 'wpe.weight', type: 'float16', shape, data: bytes(positions) });
  values.set('wpe.weight', () => fromHalves(positions));
  for (const [name, { shape: itsShape }] of shapes) {
    if (values.has(name)) continue;
    const vector = data(name);
    tensors.push({ name, type: 'float32', shape: itsShape, data: bytes(vector) });
    values.set(name, () => vector);
  }
  return { tensors, values: { get: (name) => values.get(name)?.() } };
}
