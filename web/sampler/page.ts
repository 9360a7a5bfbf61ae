// The sampler as the page and its worker load it: the bundler knows where the two cores lie.
import simdUrl from '../../build/wasm/sampling.wasm?url';
import scalarUrl from '../../build/wasm/scalar.wasm?url';
import { hasSimd } from './core/simd';
import { loadSampler } from './load';
import type { Sampler } from './sampler';

let loading: Promise<Sampler> | undefined;

/** One sampler per realm, loaded on first use; after a failed download the next call tries again. */
export function pageSampler(): Promise<Sampler> {
  loading ??= loadSampler({
    wasmUrl: new URL(hasSimd() ? simdUrl : scalarUrl, globalThis.location.href),
  }).catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}
