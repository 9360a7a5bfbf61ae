/** The layout of Hugging Face's own GPT-2 files, for test files that look like theirs. */

/** @typedef {import('./safetensors.mjs').FloatTensor} FloatTensor */

/**
 * Adds each layer's causal mask, a constant that those files carry along, and sorts the tensors by name as they do.
 * @param {Map<string, FloatTensor>} weights names with the prefix `transformer.`
 * @param {import('./gpt2.mjs').Architecture} architecture
 * @returns {Map<string, FloatTensor>}
 */
export function withMasks(weights, { layers, context }) {
  const mask = new Float32Array(context * context);
  for (let row = 0; row < context; row++) mask.fill(1, row * context, row * context + row + 1);
  const all = new Map(weights);
  for (let layer = 0; layer < layers; layer++)
    all.set(`transformer.h.${layer}.attn.bias`, { shape: [1, 1, context, context], data: mask });
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
