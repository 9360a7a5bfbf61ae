/**
 * GPT-2 as two ONNX graphs over the same package. Both read token ids [1, S] at positions [1, S] with keys and
 * values of the P positions before, and give the logits of the last position only [1, 1, vocabulary].
 *
 * - webgpu: weights stay at 8 bits. One set of embedding bytes feeds the lookup and the head.
 * - wasm: weights in float32, widened by the loader, because 8-bit kernels are slow there.
 */
import { EPSILON } from '../checkpoint/gpt2.mjs';
import { BLOCK } from '../weights/quantise.mjs';
import { GraphBuilder, MICROSOFT } from './onnx.mjs';

/** @typedef {import('../checkpoint/gpt2.mjs').Architecture} Architecture */
/**
 * How one of the two graphs multiplies and looks up.
 * @typedef {object} Arithmetic
 * @property {(name: string, ids: string) => string} lookUp embedding rows [1, S, width]
 * @property {(name: string, x: string, inputs: number, outputs: number) => string} linear [1, S, outputs], its bias added
 * @property {(x: string) => string} head the logits of the last position [1, 1, vocabulary]
 */

/**
 * Positions that the head multiplies on WebGPU, though only the last one is needed: on a software GPU, the runtime's
 * kernel for four rows takes less time than the one for a single row.
 */
const HEAD_ROWS = 4;

/** The last positions of a sequence, as far as it has so many. @param {GraphBuilder} graph @param {string} x @param {number} count @param {string} out */
const last = (graph, x, count, out) =>
  graph.node(
    'Slice',
    [
      x,
      graph.constant(`${out}.start`, [-count]),
      graph.constant(`${out}.end`, [2 ** 31 - 1]),
      graph.constant(`${out}.axis`, [1]),
    ],
    [out],
  );

/**
 * @param {GraphBuilder} graph
 * @param {Architecture} architecture
 * @returns {Arithmetic}
 */
function eightBit(graph, { vocabulary, width }) {
  const quantised = (
    /** @type {string} */ name,
    /** @type {number} */ rows,
    /** @type {number} */ columns,
  ) => [
    graph.weight(`${name}.weight.codes`, 'uint8', [rows, columns / BLOCK, BLOCK]),
    graph.weight(`${name}.weight.scales`, 'float32', [rows, columns / BLOCK]),
  ];
  /** @type {string[]} */
  let embedding = [];
  // accuracy_level 0: activations stay in float32; level 4 would quantise them too.
  const multiply = (
    /** @type {string[]} */ inputs,
    /** @type {string} */ out,
    /** @type {number} */ K,
    /** @type {number} */ N,
  ) =>
    graph.node(
      'MatMulNBits',
      inputs,
      [out],
      { K, N, bits: 8, block_size: BLOCK, accuracy_level: 0 },
      MICROSOFT,
    );
  return {
    lookUp(name, ids) {
      embedding = quantised(name, vocabulary, width);
      const [codes, scales] = /** @type {[string, string]} */ (embedding);
      const flat = graph.node(
        'Reshape',
        [codes, graph.constant('embedding_shape', [vocabulary, width])],
        ['embedding_codes'],
      );
      const attributes = { gather_axis: 0, quantize_axis: 1, block_size: BLOCK, bits: 8 };
      return graph.node(
        'GatherBlockQuantized',
        [flat, ids, scales],
        ['token_embedding'],
        attributes,
        MICROSOFT,
      );
    },
    linear(name, x, inputs, outputs) {
      const bias = graph.weight(`${name}.bias`, 'float32', [outputs]);
      return multiply([x, ...quantised(name, outputs, inputs), '', '', bias], name, inputs, outputs);
    },
    head(x) {
      const rows = last(graph, x, HEAD_ROWS, 'last_positions');
      return last(graph, multiply([rows, ...embedding], 'last_logits', width, vocabulary), 1, 'logits');
    },
  };
}

/**
 * @param {GraphBuilder} graph
 * @param {Architecture} architecture
 * @returns {Arithmetic}
 */
function float32(graph, { vocabulary, width }) {
  let embedding = '';
  /** Gemm takes matrices only, and a transposed right side as the package stores it. */
  const multiply = (
    /** @type {string[]} */ [x = '', ...rest],
    /** @type {string} */ out,
    /** @type {number} */ K,
    /** @type {number} */ N,
  ) => {
    const flat = graph.node('Reshape', [x, graph.constant(`${out}.rows`, [-1, K])], [`${out}.flat`]);
    const product = graph.node('Gemm', [flat, ...rest], [`${out}.product`], { transB: 1 });
    return graph.node('Reshape', [product, graph.constant(`${out}.batch`, [1, -1, N])], [out]);
  };
  return {
    lookUp(name, ids) {
      embedding = graph.weight(`${name}.weight`, 'float32', [vocabulary, width]);
      return graph.node('Gather', [embedding, ids], ['token_embedding']);
    },
    linear(name, x, inputs, outputs) {
      const weight = graph.weight(`${name}.weight`, 'float32', [outputs, inputs]);
      const bias = graph.weight(`${name}.bias`, 'float32', [outputs]);
      return multiply([x, weight, bias], name, inputs, outputs);
    },
    head: (x) => multiply([last(graph, x, 1, 'last_position'), embedding], 'logits', width, vocabulary),
  };
}

/**
 * @param {GraphBuilder} graph
 * @param {Architecture} architecture
 * @param {Arithmetic} arithmetic
 */
function blocks(graph, { layers, heads, width, context }, arithmetic) {
  /** Adds `branch` to the residual stream and normalises it: [the normalised stream, the stream]. */
  const addAndNormalise = (
    /** @type {string} */ stream,
    /** @type {string} */ branch,
    /** @type {string} */ norm,
  ) => {
    const inputs = [
      stream,
      branch,
      graph.weight(`${norm}.weight`, 'float32', [width]),
      graph.weight(`${norm}.bias`, 'float32', [width]),
    ];
    graph.node(
      'SkipLayerNormalization',
      inputs,
      [norm, '', '', `${norm}.stream`],
      { epsilon: { float: EPSILON } },
      MICROSOFT,
    );
    return /** @type {[string, string]} */ ([norm, `${norm}.stream`]);
  };
  const tokens = arithmetic.lookUp('wte', 'input_ids');
  const positions = graph.node(
    'Gather',
    [graph.weight('wpe.weight', 'float32', [context, width]), 'position_ids'],
    ['position_embedding'],
  );
  let [x, stream] = addAndNormalise(tokens, positions, 'h.0.ln_1');
  for (let layer = 0; layer < layers; layer++) {
    const name = (/** @type {string} */ part) => `h.${layer}.${part}`;
    const packed = arithmetic.linear(name('attn.c_attn'), x, width, 3 * width);
    const past = [`past_key_values.${layer}.key`, `past_key_values.${layer}.value`];
    const present = [`present.${layer}.key`, `present.${layer}.value`];
    const attended = graph.node(
      'GroupQueryAttention',
      [packed, '', '', ...past, 'seqlens_k', 'total_sequence_length'],
      [name('attn'), ...present],
      { num_heads: heads, kv_num_heads: heads },
      MICROSOFT,
    );
    const projected = arithmetic.linear(name('attn.c_proj'), attended, width, width);
    [x, stream] = addAndNormalise(stream, projected, name('ln_2'));
    const hidden = arithmetic.linear(name('mlp.c_fc'), x, width, 4 * width);
    const activated = graph.node('FastGelu', [hidden], [name('mlp.gelu')], {}, MICROSOFT);
    const output = arithmetic.linear(name('mlp.c_proj'), activated, 4 * width, width);
    [x, stream] = addAndNormalise(stream, output, layer + 1 < layers ? `h.${layer + 1}.ln_1` : 'ln_f');
  }
  return x;
}

/**
 * @param {Architecture} architecture
 * @param {'webgpu' | 'wasm'} kind
 * @returns {Uint8Array} an ONNX file without weights
 */
export function buildGraph(architecture, kind) {
  const { layers, heads, width, vocabulary } = architecture;
  const graph = new GraphBuilder();
  graph.input('input_ids', 'int64', [1, 'sequence']);
  graph.input('position_ids', 'int64', [1, 'sequence']);
  // GroupQueryAttention counts from the last position: P + S - 1.
  graph.input('seqlens_k', 'int32', [1]);
  graph.input('total_sequence_length', 'int32', [1]);
  graph.output('logits', 'float32', [1, 1, vocabulary]);
  for (let layer = 0; layer < layers; layer++) {
    for (const part of ['key', 'value']) {
      graph.input(`past_key_values.${layer}.${part}`, 'float32', [1, heads, 'past', width / heads]);
      graph.output(`present.${layer}.${part}`, 'float32', [1, heads, 'present', width / heads]);
    }
  }
  const arithmetic = kind === 'webgpu' ? eightBit(graph, architecture) : float32(graph, architecture);
  arithmetic.head(blocks(graph, architecture, arithmetic));
  return graph.encode(`gpt2-${kind}`);
}
