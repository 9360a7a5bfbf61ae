// What the library's tests share: the compiled core, the reference figures, a fingerprint of id lists.
import { readFileSync } from 'node:fs';
import { loadSampler, type Sampler } from '../../web/sampler';

/** The library with the core that `scripts/build-wasm.mjs` made. */
export function loadBuiltSampler(): Promise<Sampler> {
  return loadSampler({
    wasmBinary: readFileSync(new URL('../../build/wasm/sampling.wasm', import.meta.url)),
  });
}

/** Figures that a script of tests/reference wrote. */
export function readReference<T>(file: string): T {
  const figures: T = JSON.parse(readFileSync(new URL(`../reference/${file}`, import.meta.url), 'utf8'));
  return figures;
}

/** FNV-1a that takes one 32-bit word a step; the twin of tests/reference/fnv.py. */
export function fnv1a32(words: Uint32Array): number {
  let state = 0x811c9dc5;
  for (const word of words) state = Math.imul(state ^ word, 0x01000193);
  return state >>> 0;
}

/** The largest absolute difference, entry by entry; Infinity for different lengths. */
export function largestDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(Number(actual[i]) - Number(expected[i]));
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}
