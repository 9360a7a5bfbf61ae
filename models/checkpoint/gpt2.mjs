/** What a GPT-2 checkpoint must contain: tensor names and shapes, as Hugging Face's files have them. */

/**
 * @typedef {object} Architecture
 * @property {number} layers
 * @property {number} heads
 * @property {number} width
 * @property {number} context positions
 * @property {number} vocabulary
 */

/** Layer normalisation's epsilon in every GPT-2. */
export const EPSILON = 1e-5;

/** Causal masks that some files carry along: constants, not weights. */
export const isMask = (/** @type {string} */ name) => /\.attn\.(masked_)?bias$/.test(name);

/**
 * The four matrices of a layer. A checkpoint stores them [inputs, outputs].
 * @param {Architecture} architecture
 * @param {number} layer
 * @returns {{ name: string, inputs: number, outputs: number }[]}
 */
export function layerMatrices({ width }, layer) {
  return [
    { name: `h.${layer}.attn.c_attn`, inputs: width, outputs: 3 * width },
    { name: `h.${layer}.attn.c_proj`, inputs: width, outputs: width },
    { name: `h.${layer}.mlp.c_fc`, inputs: width, outputs: 4 * width },
    { name: `h.${layer}.mlp.c_proj`, inputs: 4 * width, outputs: width },
  ];
}

/**
 * @param {Architecture} architecture
 * @returns {Map<string, number[]>} every tensor's shape by name, without the prefix `transformer.`
 */
export function expectedShapes(architecture) {
  const { layers, width, context, vocabulary } = architecture;
  const shapes = new Map([
    ['wte.weight', [vocabulary, width]],
    ['wpe.weight', [context, width]],
  ]);
  const norm = (/** @type {string} */ name) =>
    shapes.set(`${name}.weight`, [width]).set(`${name}.bias`, [width]);
  for (let layer = 0; layer < layers; layer++) {
    norm(`h.${layer}.ln_1`);
    norm(`h.${layer}.ln_2`);
    for (const { name, inputs, outputs } of layerMatrices(architecture, layer)) {
      shapes.set(`${name}.weight`, [inputs, outputs]).set(`${name}.bias`, [outputs]);
    }
  }
  norm('ln_f');
  return shapes;
}

/**
 * @param {Architecture} architecture
 * @returns {number} the masks not counted, the shared table once
 */
export function countParameters(architecture) {
  const sizes = [...expectedShapes(architecture).values()];
  return sizes.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
}
