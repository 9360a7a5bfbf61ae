import type * as Ort from 'onnxruntime-web';
import type { BackendVariant } from '../backends.ts';
import { loadGraph, type Package } from '../store/index.ts';
import { wasmContext } from './context.ts';
import { requestDevice } from './device.ts';
import { createGpuCache, createGrowingCache } from './key-value-cache.ts';
import { keyValueBytes } from './memory.ts';
import { OrtSession, type Session } from './session.ts';
import { externalTensors, type WeightsKind } from './weights.ts';

/** Tokens that WebAssembly reads in one run: enough to multiply efficiently, few enough to finish within seconds. */
const WASM_STRIDE = 64;

/**
 * On a software GPU, the runtime's kernels for four rows take no longer than those for one, and compiling both kinds
 * takes seconds. A real GPU uses the kernels for one row.
 */
const SOFTWARE_ROWS = 4;

/** The graph's bytes by package, so that a lost device does not fetch them again. */
const graphs = new WeakMap<Package, Map<WeightsKind, Uint8Array>>();

async function graphOf(pack: Package, kind: WeightsKind, signal?: AbortSignal): Promise<Uint8Array> {
  const known = graphs.get(pack) ?? new Map<WeightsKind, Uint8Array>();
  graphs.set(pack, known);
  const graph = known.get(kind) ?? (await loadGraph(pack, kind, signal));
  known.set(kind, graph);
  return graph;
}

/** The weights by name. Constant folding is off, because it would copy the shared embedding. */
function weights(pack: Package, kind: WeightsKind) {
  const externalData = externalTensors(pack.manifest, pack.shards, kind);
  const bytes = externalData.reduce((sum, { data }) => sum + data.byteLength, 0);
  const extra = { optimization: { disable_specified_optimizers: 'ConstantFolding' } };
  return { bytes, options: { externalData, extra } satisfies Ort.InferenceSession.SessionOptions };
}

/** @throws ModelError `no-webgpu`, `device-lost`, as the graph's download; the runtime's errors */
async function openOnGpu(ort: typeof Ort, pack: Package, signal?: AbortSignal): Promise<Session> {
  const graph = await graphOf(pack, 'webgpu', signal);
  const gpu = await requestDevice();
  const { architecture } = pack.manifest;
  const contextLength = architecture.context;
  try {
    const cache = createGpuCache(ort, gpu.device, architecture);
    const outputs = Object.keys(cache.present()).map((name) => [name, 'gpu-buffer'] as const);
    const { bytes, options } = weights(pack, 'webgpu');
    const created = ort.InferenceSession.create(graph, {
      ...options,
      executionProviders: [{ name: 'webgpu', device: gpu.device }],
      preferredOutputLocation: Object.fromEntries([...outputs, ['logits', 'cpu']]),
    });
    const session = await gpu.unlessLost(created);
    const memoryBytes = bytes + keyValueBytes(architecture, contextLength);
    const stride = contextLength;
    const leastRows = gpu.isSoftware ? SOFTWARE_ROWS : 1;
    return new OrtSession({ ort, session, cache, contextLength, stride, leastRows, memoryBytes, gpu });
  } catch (error) {
    gpu.destroy();
    throw error;
  }
}

/** @throws ModelError as the graph's download; RangeError and the runtime's errors, where memory runs out among others */
async function openOnWasm(
  ort: typeof Ort,
  pack: Package,
  kind: WeightsKind,
  signal?: AbortSignal,
): Promise<Session> {
  const graph = await graphOf(pack, kind, signal);
  const { architecture } = pack.manifest;
  const { bytes, options } = weights(pack, kind);
  const session = await ort.InferenceSession.create(graph, { ...options, executionProviders: ['wasm'] });
  const context = wasmContext(architecture);
  const cache = createGrowingCache(ort, architecture);
  const memoryBytes = bytes + keyValueBytes(architecture, context.contextLength);
  return new OrtSession({ ort, session, cache, ...context, stride: WASM_STRIDE, memoryBytes });
}

/**
 * One way to run the package. The graph for WebGPU, whose weights stay at 8 bits, runs on WebAssembly as it stands.
 * @throws ModelError, RangeError, and the runtime's errors
 */
export function openSession(
  variant: BackendVariant,
  ort: typeof Ort,
  pack: Package,
  signal?: AbortSignal,
): Promise<Session> {
  if (variant === 'wasm') return openOnWasm(ort, pack, 'wasm', signal);
  if (variant === 'wasm-8bit') return openOnWasm(ort, pack, 'webgpu', signal);
  return openOnGpu(ort, pack, signal);
}
