import type * as Ort from 'onnxruntime-web';
import { download } from './download';
import type { OnProgress } from './progress';

/** The ways to run a model, best first. The last one keeps the weights at 8 bits: slow, and a quarter of the memory. */
export const RUNGS = ['webgpu-jspi', 'webgpu-asyncify', 'wasm', 'wasm-8bit'] as const;
export type Rung = (typeof RUNGS)[number];

interface Build {
  label: string;
  /** Names of the files below `ort/`, without their endings. */
  file: string;
  /** Size of the .wasm file in onnxruntime-web 1.30.0; a test compares it with the installed one. */
  bytes: number;
  load(): Promise<typeof Ort>;
}

const WASM = {
  file: 'ort-wasm-simd-threaded',
  bytes: 14_239_897,
  load: () => import('onnxruntime-web/wasm'),
};

export const BUILDS: Record<Rung, Build> = {
  'webgpu-jspi': {
    label: 'WebGPU',
    file: 'ort-wasm-simd-threaded.jspi',
    bytes: 16_758_545,
    load: () => import('onnxruntime-web/jspi'),
  },
  'webgpu-asyncify': {
    label: 'WebGPU (asyncify)',
    file: 'ort-wasm-simd-threaded.asyncify',
    bytes: 26_781_914,
    load: () => import('onnxruntime-web/webgpu'),
  },
  wasm: { label: 'WebAssembly', ...WASM },
  'wasm-8bit': { label: 'WebAssembly (8-bit)', ...WASM },
};

/** Runtimes in use, by their file: one instance each serves all sessions of a worker. */
const loaded = new Map<string, typeof Ort>();

/**
 * Loads onnxruntime-web for one rung, once: its wasm fetched by us, no threads and no workers of its own, which
 * Trusted Types would stop.
 * @param site the folder of the page, ending in a slash; the runtime's files are in `ort/` below it
 * @throws ModelError as the download
 */
export async function loadRuntime(
  rung: Rung,
  site: URL,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<typeof Ort> {
  const { file, bytes, load } = BUILDS[rung];
  const present = loaded.get(file);
  if (present) return present;
  let arrived = 0;
  const wasm = await download(
    new URL(`ort/${file}.wasm`, site),
    bytes,
    (more) => {
      arrived += more;
      onProgress({ phase: 'runtime', loaded: arrived, total: bytes });
    },
    signal,
  );
  const ort = await load();
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.wasm.wasmBinary = wasm.buffer;
  ort.env.wasm.wasmPaths = { mjs: new URL(`ort/${file}.mjs`, site).href };
  loaded.set(file, ort);
  return ort;
}
