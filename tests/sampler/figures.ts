// The inputs that many rows share.
import { readFileSync } from 'node:fs';
import createModule from '../../build/wasm/sampling.mjs';
import type { CoreModule } from '../../web/sampler/core/module';

/** Paris, London, Berlin, the, a, is, Rome, Madrid, banana, cat. */
export const demoLogits = Float64Array.of(8.5, 5.2, 4.1, 2.0, 1.5, 1.0, 3.8, 3.5, -2.0, -3.5);

/** Their softmax at temperature 1. */
export const demoProbabilities = [
  0.9363332547981683, 0.03453493618006876, 0.011495681631703497, 0.0014077201129518218, 0.0008538254087994114,
  0.000517871288478516, 0.008516210411922093, 0.006308963844311246, 2.5783293245233662e-5,
  5.7530303509629155e-6,
];

/** The size of GPT-2's vocabulary. */
export const VOCABULARY = 50_257;

/** The largest distance between entries, infinite where the lengths differ. */
export function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Array.from(actual, (value, i) => Math.abs(value - (expected[i] ?? Number.NaN))).reduce(
    (worst, gap) => (gap > worst || Number.isNaN(gap) ? gap : worst),
    0,
  );
}

export const coreBytes = (): Buffer =>
  readFileSync(new URL('../../build/wasm/sampling.wasm', import.meta.url));

export const loadCore = (): Promise<CoreModule> => createModule({ wasmBinary: coreBytes() });
