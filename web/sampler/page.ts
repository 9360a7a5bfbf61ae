// The sampler as the page and its worker load it: the bundler knows the core's address.
import wasmUrl from '../../build/wasm/sampling.wasm?url';
import { loadSampler } from './load';
import type { Sampler } from './sampler';

let loading: Promise<Sampler> | undefined;

/** One sampler per realm, loaded on first use; after a failed download the next call tries again. */
export function pageSampler(): Promise<Sampler> {
  loading ??= loadSampler({ wasmUrl: new URL(wasmUrl, globalThis.location.href) }).catch((failure) => {
    loading = undefined;
    throw failure;
  });
  return loading;
}
