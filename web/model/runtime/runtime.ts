import type * as Ort from 'onnxruntime-web';
import type { BackendVariant } from '../backends.ts';
import { ModelError } from '../error.ts';
import type { OnLoadProgress } from '../load-progress.ts';
import type { FileEntry } from '../manifest.ts';
import { readAll } from '../store/read-all.ts';
import type { RetryOptions } from '../store/retry.ts';
import { SiteFiles } from '../store/site-files.ts';
import { parseRuntimeList, type RuntimeList } from './runtime-list.ts';
import { importScript, runScript } from './script.ts';

interface Build {
  label: string;
  /** Name of the script below `ort/` without its ending, and of the build in `ort/runtime.json`. */
  file: string;
  load(): Promise<typeof Ort>;
}

const WASM = {
  file: 'ort-wasm-simd-threaded',
  load: () => import('onnxruntime-web/wasm'),
};

export const BUILDS: Record<BackendVariant, Build> = {
  'webgpu-jspi': {
    label: 'WebGPU',
    file: 'ort-wasm-simd-threaded.jspi',
    load: () => import('onnxruntime-web/jspi'),
  },
  'webgpu-asyncify': {
    label: 'WebGPU (asyncify)',
    file: 'ort-wasm-simd-threaded.asyncify',
    load: () => import('onnxruntime-web/webgpu'),
  },
  wasm: { label: 'WebAssembly', ...WASM },
  'wasm-8bit': { label: 'WebAssembly (8-bit)', ...WASM },
};

/** The builds that have started, by file. A worker starts a build once and uses it for every later session. */
const started = new Map<string, typeof Ort>();

/**
 * Loads onnxruntime-web for one variant, with its wasm from our own store. It runs without threads and workers, which
 * Trusted Types would forbid.
 * @param site the folder of the page, ending in a slash; the runtime's files are in `ort/` below it
 * @throws ModelError as the store, and `bad-script`
 */
export async function loadRuntime(
  variant: BackendVariant,
  site: URL,
  onProgress: OnLoadProgress,
  signal?: AbortSignal,
): Promise<typeof Ort> {
  const { file, load } = BUILDS[variant];
  const ready = started.get(file);
  if (ready) return ready;
  const files = runtimeFiles(site, file);
  const entries = pieces(await files.list(signal), file);
  const read = await readAll(files, entries, 'runtime', onProgress, signal);
  const ort = await importScript(load);
  // Run here first: where the runtime imports it, a failure has the browser's words.
  const glue = await runScript(new URL(`ort/${file}.js`, site));
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.wasm.wasmBinary = joined([...read.values()]);
  ort.env.wasm.wasmPaths = { mjs: glue.href };
  await files.settle();
  started.set(file, ort);
  return ort;
}

/** The pieces of one build's WebAssembly, as the site has them. */
export function runtimeFiles(site: URL, build: string, retries?: RetryOptions): SiteFiles<RuntimeList> {
  const url = new URL('ort/runtime.json', site);
  return new SiteFiles({ url, parse: parseRuntimeList, entries: (list) => pieces(list, build) }, retries);
}

/** One build's pieces, in order. */
export function pieces(list: RuntimeList, build: string): FileEntry[] {
  const found = list.get(build);
  if (found) return found;
  const message = `ort/runtime.json does not list ${build}. Copy all of the site's folder to the host.`;
  throw new ModelError('bad-manifest', message);
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.byteLength;
  }
  return whole.buffer;
}
