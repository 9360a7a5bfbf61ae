/**
 * Writes random weights of the embedded model's shape, to try the packer and the graphs without a trained model.
 * Usage: node models/build/random-weights.mjs build/random.safetensors
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expectedShapes } from './gpt2.mjs';
import { writeSafetensors } from './safetensors.mjs';

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
 * @param {import('./gpt2.mjs').Architecture} architecture
 * @param {number} seed
 * @returns {Map<string, import('./safetensors.mjs').FloatTensor>}
 */
export function randomWeights(architecture, seed) {
  const uniform = generator(seed);
  const weights = new Map();
  for (const [name, shape] of expectedShapes(architecture)) {
    const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
    const centre = /ln_.*\.weight$/.test(name) ? 1 : 0;
    const spread = shape.length === 2 ? 0.25 : 0.1;
    for (let i = 0; i < data.length; i++)
      data[i] = centre + spread * (uniform() + uniform() + uniform() - 1.5) * 2;
    weights.set(`transformer.${name}`, { shape, data });
  }
  return weights;
}

const out = process.argv[2];
if (out && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const architecture = { layers: 6, heads: 4, width: 128, context: 256, vocabulary: 50_257 };
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, writeSafetensors(randomWeights(architecture, 1), { n_head: '4' }));
}
