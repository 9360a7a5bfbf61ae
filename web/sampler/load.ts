// Brings the compiled core into this page, worker or Node process.
import createModule from '../../build/wasm/sampling.mjs';
import type { CoreModule } from './core/module';
import { defaultWasmUrl } from './core/wasm-url';
import { createSampler, type Sampler } from './sampler';

/** For hosts that keep the compiled core elsewhere than beside the library. */
export interface LoadOptions {
  /** The core's bytes; then nothing is fetched. */
  wasmBinary?: ArrayBuffer | ArrayBufferView;
  /** Where to fetch the core's bytes. */
  wasmUrl?: string | URL;
}

/**
 * Compiles the core and gives its functions. Works in browsers, workers and Node. Rejects when the
 * core can't be read or is not WebAssembly.
 */
export async function loadSampler(options: LoadOptions = {}): Promise<Sampler> {
  const wasmBinary = options.wasmBinary ?? (await read(options.wasmUrl ?? defaultWasmUrl()));
  const module: CoreModule = await createModule({ wasmBinary });
  return createSampler(module);
}

async function read(url: string | URL): Promise<ArrayBuffer | ArrayBufferView> {
  const files = String(url).startsWith('file:') ? nodeFiles() : undefined;
  if (files) return files.readFile(new URL(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}; expected the sampling core.`);
  return response.arrayBuffer();
}

/** Node's files, absent elsewhere. An import would name a module that bundlers for the web look for and miss. */
function nodeFiles(): typeof import('node:fs/promises') | undefined {
  return globalThis.process?.getBuiltinModule?.('node:fs/promises');
}
