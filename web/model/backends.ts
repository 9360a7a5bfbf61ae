import { ModelError } from './error.ts';

/** The ways to run a model, best first. The last one keeps the weights at 8 bits: it is slow and takes a quarter of the memory. */
export const BACKEND_VARIANTS = ['webgpu-jspi', 'webgpu-asyncify', 'wasm', 'wasm-8bit'] as const;
export type BackendVariant = (typeof BACKEND_VARIANTS)[number];

export const isGpu = (variant: BackendVariant) => variant.startsWith('webgpu');

/** What a reader may ask for. */
const BACKENDS = ['auto', 'webgpu', 'wasm'] as const;
export type Backend = (typeof BACKENDS)[number];

/**
 * The variants that may be tried, best first.
 * @param backend may come from a link, and then be anything
 * @throws ModelError `bad-backend`
 */
export function variantsOf(backend: Backend): readonly BackendVariant[] {
  if (!BACKENDS.includes(backend)) {
    const message = `“${backend}” is no way to run a model. Choose one for “Runs on”, which is under “Change the model” too.`;
    throw new ModelError('bad-backend', message);
  }
  return backend === 'auto'
    ? BACKEND_VARIANTS
    : BACKEND_VARIANTS.filter((variant) => variant.startsWith(backend));
}
