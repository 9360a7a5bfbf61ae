/** What a GPT-2 checkpoint must contain: tensor names and shapes, as Hugging Face's files have them. */

/**
 * @typedef {object} Architecture
 * @property {number} layers
 * @property {number} heads
 * @property {number} width
 * @property {number} context positions
 * @property {number} vocabulary
 */
/** @typedef {import('./safetensors.mjs').FloatTensor} FloatTensor */

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
 * Reads the sizes off the tensors, then refuses anything missing, unexpected or of another shape, by name.
 * @param {Map<string, FloatTensor>} tensors as read; names with or without the prefix `transformer.`
 * @param {number} heads the one size that no tensor tells
 * @returns {{ architecture: Architecture, weights: Map<string, FloatTensor> }}
 */
export function checkWeights(tensors, heads) {
  const weights = new Map([...tensors].map(([name, tensor]) => [name.replace(/^transformer\./, ''), tensor]));
  const sizes = (/** @type {string} */ name) => {
    const shape = weights.get(name)?.shape;
    if (shape?.length !== 2)
      throw new Error(`The weights have no matrix "${name}": this is no GPT-2 checkpoint.`);
    return /** @type {[number, number]} */ (shape);
  };
  const [vocabulary, width] = sizes('wte.weight');
  const [context] = sizes('wpe.weight');
  const layers = [...weights.keys()].filter((name) => /^h\.\d+\.ln_1\.weight$/.test(name)).length;
  if (width % heads !== 0)
    throw new Error(`A width of ${width} does not divide into ${heads} heads; pass --heads.`);
  const architecture = { layers, heads, width, context, vocabulary };
  const shapes = expectedShapes(architecture);
  for (const name of weights.keys()) {
    if (!shapes.has(name)) throw new Error(`The weights hold an unexpected tensor "${name}".`);
  }
  for (const [name, shape] of shapes) {
    const found = weights.get(name)?.shape;
    if (found?.join() !== shape.join()) {
      throw new Error(
        `Tensor "${name}" should have the shape [${shape}] and ${found ? `has [${found}]` : 'is missing'}.`,
      );
    }
  }
  return { architecture, weights };
}
