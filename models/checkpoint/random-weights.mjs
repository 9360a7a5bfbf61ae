/**
 * Writes random weights of a model's shape, to try the packer, the graphs and the download without a trained model.
 * Usage: node models/checkpoint/random-weights.mjs build/random.safetensors
 *          [--shape embedded | distilgpt2]   the latter in the very layout of its file, masks and all
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedShapes } from './gpt2.mjs';
import { withMasks } from './masks.mjs';
import { writeSafetensors } from './safetensors.mjs';

/** @typedef {import('./gpt2.mjs').Architecture} Architecture */

/** @type {Record<string, Architecture>} */
const SHAPES = {
  embedded: { layers: 6, heads: 4, width: 128, context: 256, vocabulary: 50_257 },
  distilgpt2: { layers: 6, heads: 12, width: 768, context: 1024, vocabulary: 50_257 },
};

/**
 * A small generator (mulberry32), so that two runs write the same file.
 * @param {number} seed
 * @returns {() => number} uniform in [0, 1)
 */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param {Architecture} architecture
 * @param {number} seed
 * @returns {Map<string, import('./safetensors.mjs').FloatTensor>}
 */
export function randomWeights(architecture, seed) {
  const uniform = generator(seed);
  const weights = new Map();
  for (const [name, shape] of expectedShapes(architecture)) {
    const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
    const centre = /ln_.*\.weight$/.test(name) ? 1 : 0;
    // Wider matrices have smaller entries, so that their products have one size at any width.
    const spread = shape.length === 2 ? 0.25 * Math.sqrt(128 / architecture.width) : 0.1;
    for (let i = 0; i < data.length; i++)
      data[i] = centre + spread * (uniform() + uniform() + uniform() - 1.5) * 2;
    weights.set(`transformer.${name}`, { shape, data });
  }
  return weights;
}

if (import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const { values, positionals } = parseArgs({
    options: { shape: { type: 'string', default: 'embedded' } },
    allowPositionals: true,
  });
  const architecture = SHAPES[values.shape];
  const [out = 'build/random.safetensors'] = positionals;
  if (!architecture)
    throw new Error(`--shape takes ${Object.keys(SHAPES).join(' or ')}, not "${values.shape}".`);
  mkdirSync(dirname(out), { recursive: true });
  const weights = randomWeights(architecture, 1);
  if (values.shape === 'distilgpt2')
    writeSafetensors(out, withMasks(weights, architecture), { format: 'pt' });
  else writeSafetensors(out, weights, { n_head: String(architecture.heads) });
}
