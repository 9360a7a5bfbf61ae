/**
 * GPT-2's forward pass in float64, written out plainly: what the packer records the self-test's logits with, and
 * what the tests hold the graphs to. It shares nothing with them but the weights.
 */
import { EPSILON } from './gpt2.mjs';

/** @typedef {import('./gpt2.mjs').Architecture} Architecture */
/** @typedef {Map<string, Float32Array>} Weights matrices [outputs, inputs], embeddings [ids, width] */

/**
 * @param {Weights} weights
 * @param {string} name
 * @returns {Float32Array}
 */
function get(weights, name) {
  const data = weights.get(name);
  if (!data) throw new Error(`The reference needs a tensor "${name}".`);
  return data;
}

/**
 * y = W x + b
 * @param {Weights} weights
 * @param {string} name
 * @param {Float64Array} x [inputs]
 * @returns {Float64Array} [outputs]
 */
function linear(weights, name, x) {
  const matrix = get(weights, `${name}.weight`);
  const y = Float64Array.from(get(weights, `${name}.bias`));
  return y.map((bias, row) => bias + dot(matrix, row * x.length, x));
}

/**
 * @param {Float32Array} matrix
 * @param {number} start
 * @param {Float64Array} x
 */
function dot(matrix, start, x) {
  let sum = 0;
  for (let i = 0; i < x.length; i++)
    sum += /** @type {number} */ (matrix[start + i]) * /** @type {number} */ (x[i]);
  return sum;
}

/**
 * @param {Weights} weights
 * @param {string} name
 * @param {Float64Array} x [width]
 */
function layerNorm(weights, name, x) {
  const gain = get(weights, `${name}.weight`);
  const bias = get(weights, `${name}.bias`);
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  const scale = 1 / Math.sqrt(variance + EPSILON);
  return x.map((value, i) => (value - mean) * scale * Number(gain[i]) + Number(bias[i]));
}

/** The tanh form that GPT-2 was trained with. */
const gelu = (/** @type {number} */ x) =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

/**
 * Attention of the last position over all positions so far.
 * @param {Float64Array} query [width]
 * @param {Float64Array[]} past the packed [query, key, value] of every position, the last one included
 * @param {number} heads
 */
function attend(query, past, heads) {
  const width = query.length;
  const size = width / heads;
  const out = new Float64Array(width);
  for (let h = 0; h < heads; h++) {
    const scores = past.map((packed) => {
      let sum = 0;
      for (let i = h * size; i < (h + 1) * size; i++) sum += Number(query[i]) * Number(packed[width + i]);
      return sum / Math.sqrt(size);
    });
    const largest = Math.max(...scores);
    const weights = scores.map((score) => Math.exp(score - largest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    past.forEach((packed, position) => {
      const share = Number(weights[position]) / total;
      for (let i = h * size; i < (h + 1) * size; i++)
        out[i] = Number(out[i]) + share * Number(packed[2 * width + i]);
    });
  }
  return out;
}

/**
 * @param {Architecture} architecture
 * @param {Weights} weights names without the prefix `transformer.`
 * @param {number[]} ids the prompt, at most `context` tokens
 * @returns {Float32Array} [vocabulary] logits for the token after the prompt
 */
export function logitsAfter({ layers, heads, width, vocabulary }, weights, ids) {
  const wte = get(weights, 'wte.weight');
  const wpe = get(weights, 'wpe.weight');
  const add = (/** @type {Float64Array} */ a, /** @type {Float64Array} */ b) =>
    a.map((value, i) => value + Number(b[i]));
  /** @type {Float64Array[][]} */
  const packed = Array.from({ length: layers }, () => []);
  let x = new Float64Array(width);
  ids.forEach((id, position) => {
    x = x.map((_, i) => Number(wte[id * width + i]) + Number(wpe[position * width + i]));
    for (let layer = 0; layer < layers; layer++) {
      const qkv = linear(weights, `h.${layer}.attn.c_attn`, layerNorm(weights, `h.${layer}.ln_1`, x));
      const past = /** @type {Float64Array[]} */ (packed[layer]);
      past.push(qkv);
      x = add(x, linear(weights, `h.${layer}.attn.c_proj`, attend(qkv.subarray(0, width), past, heads)));
      const hidden = linear(weights, `h.${layer}.mlp.c_fc`, layerNorm(weights, `h.${layer}.ln_2`, x));
      x = add(x, linear(weights, `h.${layer}.mlp.c_proj`, hidden.map(gelu)));
    }
  });
  const last = layerNorm(weights, 'ln_f', x);
  return new Float32Array(vocabulary).map((_, id) => dot(wte, id * width, last));
}
