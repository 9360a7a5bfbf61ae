import { ModelError } from './error';

/** The ways to run a model, best first. The last one keeps the weights at 8 bits: slow, and a quarter of the memory. */
export const RUNGS = ['webgpu-jspi', 'webgpu-asyncify', 'wasm', 'wasm-8bit'] as const;
export type Rung = (typeof RUNGS)[number];

export const isGpu = (rung: Rung) => rung.startsWith('webgpu');

/** What a reader may ask for. */
const BACKENDS = ['auto', 'webgpu', 'wasm'] as const;
export type Backend = (typeof BACKENDS)[number];

/**
 * The rungs that may be tried, best first.
 * @param backend may come from a link, and then be anything
 * @throws ModelError `bad-backend`
 */
export function rungsOf(backend: Backend): readonly Rung[] {
  if (!BACKENDS.includes(backend)) {
    const message = `“${backend}” is no way to run a model. Choose one for “Runs on”, which is under “Change the model” too.`;
    throw new ModelError('bad-backend', message);
  }
  return backend === 'auto' ? RUNGS : RUNGS.filter((rung) => rung.startsWith(backend));
}
