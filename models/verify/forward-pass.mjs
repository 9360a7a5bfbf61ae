/**
 * GPT-2's forward pass in float64, written plainly. The packer records the self-test's logits with it, and the tests
 * compare the graphs with it. It shares only the weights with them. It goes through the layers once,
 * with all positions together, so that each weight is fetched once.
 */
import { EPSILON } from '../checkpoint/gpt2.mjs';

/** @typedef {import('../checkpoint/gpt2.mjs').Architecture} Architecture */
/** @typedef {import('../weights/matrices.mjs').Weights} Weights matrices [outputs, inputs], embeddings [ids, width] */
/** @typedef {Float64Array[]} Rows one vector a position */
/** @typedef {(share: number) => void} OnShare told how much of the work is done, from 0 to 1 */

/** Positions multiplied with two rows of weights at once: eight sums that are independent of each other. */
const LANES = 4;

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
 * Writes y[row] = W[row] · x for each of four positions. Written out, because it is where all the time goes.
 * @param {Float32Array} matrix [outputs, inputs]
 * @param {Rows} x four vectors [inputs]
 * @param {Rows} y four vectors [outputs]
 */
function multiplyFour(matrix, x, y) {
  const [x0, x1, x2, x3] = /** @type {[Float64Array, Float64Array, Float64Array, Float64Array]} */ (x);
  const [y0, y1, y2, y3] = /** @type {[Float64Array, Float64Array, Float64Array, Float64Array]} */ (y);
  const inputs = x0.length;
  const last = y0.length - 1;
  for (let row = 0; row <= last; row += 2) {
    // Of an odd number of rows the last one is computed twice.
    const next = Math.min(row + 1, last);
    let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let i = 0, at = row * inputs, below = next * inputs; i < inputs; i++, at++, below++) {
      const a = /** @type {number} */ (matrix[at]);
      const b = /** @type {number} */ (matrix[below]);
      const p = /** @type {number} */ (x0[i]);
      const q = /** @type {number} */ (x1[i]);
      const r = /** @type {number} */ (x2[i]);
      const s = /** @type {number} */ (x3[i]);
      a0 += a * p;
      a1 += a * q;
      a2 += a * r;
      a3 += a * s;
      b0 += b * p;
      b1 += b * q;
      b2 += b * r;
      b3 += b * s;
    }
    [y0[row], y1[row], y2[row], y3[row]] = [a0, a1, a2, a3];
    [y0[next], y1[next], y2[next], y3[next]] = [b0, b1, b2, b3];
  }
}

/**
 * @param {Float32Array} matrix [outputs, inputs]
 * @param {Rows} x vectors [inputs]
 * @returns {Rows} W x of each, [outputs]
 */
function multiply(matrix, x) {
  const inputs = /** @type {Float64Array} */ (x[0]).length;
  const y = x.map(() => new Float64Array(matrix.length / inputs));
  for (let start = 0; start < x.length; start += LANES) {
    // The last four may be fewer: the last one then stands in for the others, and is computed alike.
    const lane = (/** @type {Rows} */ rows) =>
      Array.from({ length: LANES }, (_, i) => rows[Math.min(start + i, rows.length - 1)]);
    multiplyFour(matrix, /** @type {Rows} */ (lane(x)), /** @type {Rows} */ (lane(y)));
  }
  return y;
}

/**
 * W x + b
 * @param {Weights} weights
 * @param {string} name
 * @param {Rows} x
 * @returns {Rows}
 */
function linear(weights, name, x) {
  const bias = get(weights, `${name}.bias`);
  return multiply(get(weights, `${name}.weight`), x).map((y) => add(y, bias));
}

/** @param {Float64Array} a @param {ArrayLike<number>} b */
const add = (a, b) => a.map((value, i) => value + Number(b[i]));

/**
 * @param {Weights} weights
 * @param {string} name
 * @param {Rows} rows vectors [width]
 * @returns {Rows}
 */
function layerNorm(weights, name, rows) {
  const gain = get(weights, `${name}.weight`);
  const bias = get(weights, `${name}.bias`);
  return rows.map((x) => {
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
    const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
    const scale = 1 / Math.sqrt(variance + EPSILON);
    return x.map((value, i) => (value - mean) * scale * Number(gain[i]) + Number(bias[i]));
  });
}

/** The tanh form that GPT-2 was trained with. */
const gelu = (/** @type {number} */ x) =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

/**
 * Attention of the last position over all positions so far.
 * @param {Rows} packed [query, key, value] of every position, the last one included
 * @param {number} heads
 * @returns {Float64Array} [width]
 */
function attend(packed, heads) {
  const query = /** @type {Float64Array} */ (packed.at(-1));
  const width = query.length / 3;
  const size = width / heads;
  const out = new Float64Array(width);
  for (let h = 0; h < heads; h++) {
    const scores = packed.map((past) => {
      let sum = 0;
      for (let i = h * size; i < (h + 1) * size; i++) sum += Number(query[i]) * Number(past[width + i]);
      return sum / Math.sqrt(size);
    });
    const largest = Math.max(...scores);
    const shares = scores.map((score) => Math.exp(score - largest));
    const total = shares.reduce((sum, share) => sum + share, 0);
    packed.forEach((past, position) => {
      const share = Number(shares[position]) / total;
      for (let i = h * size; i < (h + 1) * size; i++)
        out[i] = Number(out[i]) + share * Number(past[2 * width + i]);
    });
  }
  return out;
}

/**
 * @param {Architecture} architecture
 * @param {Weights} weights names without the prefix `transformer.`
 * @param {readonly number[]} ids at most `context` tokens
 * @param {OnShare} [onShare]
 * @returns {Rows} the normalised last state of each position, [width], which the head multiplies
 */
function lastStates({ layers, heads, width }, weights, ids, onShare = () => {}) {
  const wte = get(weights, 'wte.weight');
  const wpe = get(weights, 'wpe.weight');
  let rows = ids.map((id, position) =>
    add(
      Float64Array.from(wte.subarray(id * width, (id + 1) * width)),
      wpe.subarray(position * width, (position + 1) * width),
    ),
  );
  const addBranch = (/** @type {Rows} */ branch) => {
    rows = rows.map((row, i) => add(row, /** @type {Float64Array} */ (branch[i])));
  };
  for (let layer = 0; layer < layers; layer++) {
    const packed = linear(weights, `h.${layer}.attn.c_attn`, layerNorm(weights, `h.${layer}.ln_1`, rows));
    const attended = packed.map((_, position) => attend(packed.slice(0, position + 1), heads));
    addBranch(linear(weights, `h.${layer}.attn.c_proj`, attended));
    const hidden = linear(weights, `h.${layer}.mlp.c_fc`, layerNorm(weights, `h.${layer}.ln_2`, rows));
    addBranch(
      linear(
        weights,
        `h.${layer}.mlp.c_proj`,
        hidden.map((row) => row.map(gelu)),
      ),
    );
    onShare((layer + 1) / layers);
  }
  return layerNorm(weights, 'ln_f', rows);
}

/**
 * @param {Architecture} architecture
 * @param {Weights} weights names without the prefix `transformer.`
 * @param {readonly number[]} ids the prompt, at most `context` tokens
 * @returns {Float32Array} [vocabulary] logits for the token after the prompt
 */
export function logitsAfter(architecture, weights, ids) {
  const last = lastStates(architecture, weights, ids).slice(-1);
  return Float32Array.from(/** @type {Float64Array} */ (multiply(get(weights, 'wte.weight'), last)[0]));
}

/**
 * @param {Architecture} architecture
 * @param {Weights} weights names without the prefix `transformer.`
 * @param {readonly number[]} ids 2 to `context` + 1 tokens
 * @param {OnShare} [onShare]
 * @returns {number} mean negative log-likelihood of every token but the first, in nats a token
 */
export function meanLoss(architecture, weights, ids, onShare = () => {}) {
  const states = lastStates(architecture, weights, ids.slice(0, -1), (share) => onShare(share * 0.6));
  const wte = get(weights, 'wte.weight');
  let sum = 0;
  for (let start = 0; start < states.length; start += 4 * LANES) {
    multiply(wte, states.slice(start, start + 4 * LANES)).forEach((logits, i) => {
      const largest = logits.reduce((best, logit) => Math.max(best, logit), Number.NEGATIVE_INFINITY);
      const total = logits.reduce((all, logit) => all + Math.exp(logit - largest), 0);
      sum += largest + Math.log(total) - Number(logits[Number(ids[start + i + 1])]);
    });
    onShare(0.6 + 0.4 * Math.min(1, (start + 4 * LANES) / states.length));
  }
  return sum / states.length;
}
