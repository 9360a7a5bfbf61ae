// The fast path and its twin without SIMD: the same tokens and the same bits as the float64 definition.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSampler, type Sampler, type Settings } from '../../web/sampler/index';
import { VOCABULARY } from './figures';

const SETTINGS: Settings[] = [
  {},
  { temperature: 0.7 },
  { temperature: 0 },
  { temperature: 0.8, topK: 50 },
  { temperature: 0.8, topP: 0.9 },
  { topP: 0.95 },
  { topK: 50, topP: 0.9 },
  { temperature: 1.3, minP: 0.1 },
  { topP: 0.9, minP: 0.02, topK: 200 },
  { temperature: 2.5, topP: 0.6, minP: 1e-3 },
  { topK: 50, repetitionPenalty: 1.3 },
  { repetitionPenalty: 1.3 },
  { topP: 0.9, order: 'llama.cpp', temperature: 1.4 },
];

let simd: Sampler;
let scalar: Sampler;
beforeAll(async () => {
  const core = (name: string) => readFileSync(new URL(`../../build/wasm/${name}`, import.meta.url));
  simd = await loadSampler({ wasmBinary: core('sampling.wasm') });
  scalar = await loadSampler({ wasmBinary: core('scalar.wasm') });
});

const digest = (values: Float64Array): string => createHash('sha256').update(values).digest('hex');

describe.each([300, VOCABULARY])('of %i tokens', (vocabulary) => {
  const logitsOf = (seed: number): Float32Array => {
    const random = simd.random(seed);
    const logits = Float32Array.from({ length: vocabulary }, () => 3 * random.normal());
    random.dispose();
    // Ties, as real logits have them.
    for (let id = 0; id + 9 < vocabulary; id += 50) logits[id] = logits[id + 9] ?? 0;
    return logits;
  };

  it.each(SETTINGS)('%j', (settings) => {
    for (let seed = 0; seed < 4; seed += 1) {
      const logits = logitsOf(seed);
      const chain: Settings = { ...settings, previousTokens: [5, 7, vocabulary - 1, 5, seed] };
      const u = (seed + 0.37) / 4;
      const expected = simd.distribution(Float64Array.from(logits), chain);
      for (const sampler of [simd, scalar]) {
        const { kept, probabilities, entropy } = sampler.distribution(logits, chain);
        expect(kept).toEqual(expected.kept);
        expect(digest(probabilities)).toBe(digest(expected.probabilities));
        expect(entropy).toBe(expected.entropy);
        expect(sampler.sample(logits, chain, u)).toBe(simd.draw(expected.probabilities, u));
      }
    }
  });
});
