/**
 * GPT-2 as exporters write it: ONNX's plain operators, float32 weights inside the file, logits for every position.
 * Not for the page: it is what another runtime gets of the same weights when the two are timed side by side.
 */
import { EPSILON } from '../checkpoint/gpt2.mjs';
import { GraphBuilder } from './onnx.mjs';

/** @typedef {import('../checkpoint/gpt2.mjs').Architecture} Architecture */
/** @typedef {Map<string, { shape: number[], data: Float32Array }>} Weights without the prefix `transformer.`; the layers' matrices [inputs, outputs] */

/** What an exporter's mask of the future holds. */
const MINIMUM = -3.4028234663852886e38;

/** Short names for the nodes of one graph. */
class Plain {
  #count = 0;

  /** @param {Weights} weights */
  constructor(weights) {
    this.graph = new GraphBuilder();
    for (const [name, { shape, data }] of weights) this.graph.inner(name, 'float32', shape, data);
  }

  /**
   * @param {string} operator
   * @param {string[]} inputs
   * @param {import('./onnx.mjs').Attributes} [attributes]
   * @param {string} [output]
   */
  node(operator, inputs, attributes = {}, output = `${operator}_${this.#count++}`) {
    return this.graph.node(operator, inputs, [output], attributes);
  }

  /** @param {number} value */
  scalar(value) {
    return this.graph.inner(`scalar_${this.#count++}`, 'float32', [], Float32Array.of(value));
  }

  /** @param {number[]} values */
  vector(...values) {
    return this.graph.constant(`vector_${this.#count++}`, values);
  }

  /** @param {string} x @param {string} name */
  normalise(x, name) {
    const attributes = { axis: -1, epsilon: { float: EPSILON } };
    return this.node('LayerNormalization', [x, `${name}.weight`, `${name}.bias`], attributes);
  }

  /** @param {string} x @param {string} name */
  linear(x, name) {
    return this.node('Add', [this.node('MatMul', [x, `${name}.weight`]), `${name}.bias`]);
  }

  /** The tanh form. @param {string} x */
  gelu(x) {
    const cube = this.node('Mul', [this.node('Pow', [x, this.scalar(3)]), this.scalar(0.044715)]);
    const inner = this.node('Mul', [this.node('Add', [x, cube]), this.scalar(Math.sqrt(2 / Math.PI))]);
    const gate = this.node('Add', [this.node('Tanh', [inner]), this.scalar(1)]);
    return this.node('Mul', [this.node('Mul', [x, this.scalar(0.5)]), gate]);
  }
}

/** The rows and columns of the causal mask that the queries and keys of this run need. @param {Plain} plain @param {Architecture} architecture */
function maskOf(plain, { context }) {
  const lower = Uint8Array.from({ length: context ** 2 }, (_, i) =>
    Number(i % context <= Math.floor(i / context)),
  );
  const all = plain.graph.inner('causal', 'bool', [1, 1, context, context], lower);
  const size = (/** @type {string} */ x) =>
    plain.node('Gather', [plain.node('Shape', [x]), plain.vector(1)], { axis: 0 });
  const keys = size('attention_mask');
  const start = plain.node('Sub', [keys, size('input_ids')]);
  const rows = plain.node('Slice', [all, start, keys, plain.vector(2)]);
  const causal = plain.node('Slice', [rows, plain.vector(0), keys, plain.vector(3)]);
  const given = plain.node('Unsqueeze', ['attention_mask', plain.vector(1, 2)]);
  const absent = plain.node('Sub', [plain.scalar(1), plain.node('Cast', [given], { to: 1 })]);
  return { causal, padding: plain.node('Mul', [absent, plain.scalar(MINIMUM)]) };
}

/**
 * @param {Plain} plain
 * @param {Architecture} architecture
 * @param {string} x
 * @param {number} layer
 * @param {{ causal: string, padding: string }} mask
 */
function attention(plain, { heads, width }, x, layer, { causal, padding }) {
  const name = `h.${layer}.attn`;
  const shape = plain.vector(0, 0, heads, width / heads);
  const parts = [0, 1, 2].map((part) => `${name}.part.${part}`);
  const packed = plain.linear(x, `${name}.c_attn`);
  plain.graph.node('Split', [packed, plain.vector(width, width, width)], parts, { axis: 2 });
  const [query, key, value] = /** @type {[string, string, string]} */ (
    parts.map((part) =>
      plain.node('Transpose', [plain.node('Reshape', [part, shape])], { perm: [0, 2, 1, 3] }),
    )
  );
  const joined = (/** @type {string} */ kind, /** @type {string} */ now) =>
    plain.node('Concat', [`past_key_values.${layer}.${kind}`, now], { axis: 2 }, `present.${layer}.${kind}`);
  const keys = plain.node('Transpose', [joined('key', key)], { perm: [0, 1, 3, 2] });
  const values = joined('value', value);
  const scores = plain.node('Div', [
    plain.node('MatMul', [query, keys]),
    plain.scalar(Math.sqrt(width / heads)),
  ]);
  const seen = plain.node('Add', [plain.node('Where', [causal, scores, plain.scalar(MINIMUM)]), padding]);
  const mixed = plain.node('MatMul', [plain.node('Softmax', [seen], { axis: -1 }), values]);
  const flat = plain.node('Reshape', [
    plain.node('Transpose', [mixed], { perm: [0, 2, 1, 3] }),
    plain.vector(0, 0, width),
  ]);
  return plain.linear(flat, `${name}.c_proj`);
}

/**
 * @param {Architecture} architecture
 * @param {Weights} weights
 * @returns {Uint8Array} an ONNX file, weights included
 */
export function buildPlainGraph(architecture, weights) {
  const { layers, heads, width, vocabulary } = architecture;
  const plain = new Plain(weights);
  const { graph } = plain;
  graph.input('input_ids', 'int64', ['batch', 'sequence']);
  graph.input('attention_mask', 'int64', ['batch', 'total']);
  graph.input('position_ids', 'int64', ['batch', 'sequence']);
  graph.output('logits', 'float32', ['batch', 'sequence', vocabulary]);
  for (let layer = 0; layer < layers; layer++) {
    for (const part of ['key', 'value']) {
      graph.input(`past_key_values.${layer}.${part}`, 'float32', ['batch', heads, 'past', width / heads]);
      graph.output(`present.${layer}.${part}`, 'float32', ['batch', heads, 'total', width / heads]);
    }
  }
  const mask = maskOf(plain, architecture);
  let x = plain.node('Add', [
    plain.node('Gather', ['wte.weight', 'input_ids']),
    plain.node('Gather', ['wpe.weight', 'position_ids']),
  ]);
  for (let layer = 0; layer < layers; layer++) {
    const name = `h.${layer}`;
    x = plain.node('Add', [
      attention(plain, architecture, plain.normalise(x, `${name}.ln_1`), layer, mask),
      x,
    ]);
    const hidden = plain.gelu(plain.linear(plain.normalise(x, `${name}.ln_2`), `${name}.mlp.c_fc`));
    x = plain.node('Add', [plain.linear(hidden, `${name}.mlp.c_proj`), x]);
  }
  const head = plain.node('Transpose', ['wte.weight'], { perm: [1, 0] });
  plain.node('MatMul', [plain.normalise(x, 'ln_f'), head], {}, 'logits');
  return graph.encode('gpt2-plain');
}
