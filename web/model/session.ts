import type * as Ort from 'onnxruntime-web';
import { createGpuCache, createGrowingCache, type KeyValueCache } from './cache';
import { requestDevice } from './device';
import { loadGraph, type Package } from './store';
import { externalTensors } from './weights';

/** Longer prompts would keep a wasm session busy for seconds. */
const WASM_CONTEXT = 512;

/** A model that remembers the tokens it was given. */
export interface Session {
  /** Tokens it can hold. */
  readonly contextLength: number;
  /** Tokens it holds. */
  readonly length: number;
  /** Settled once the GPU has dropped out; never without one. */
  readonly isLost: boolean;
  /**
   * @param ids the next tokens, at least one, at most what the context has left
   * @returns logits of the token after them, [vocabulary]
   */
  forward(ids: readonly number[]): Promise<Float32Array>;
  /** Forgets all tokens. */
  reset(): void;
  release(): Promise<void>;
}

interface Parts {
  ort: typeof Ort;
  session: Ort.InferenceSession;
  cache: KeyValueCache;
  contextLength: number;
  device?: GPUDevice;
}

class OrtSession implements Session {
  readonly contextLength: number;
  readonly #parts: Parts;
  #length = 0;
  #isLost = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.contextLength = parts.contextLength;
    void parts.device?.lost.then(() => {
      this.#isLost = true;
    });
  }

  get length(): number {
    return this.#length;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  async forward(ids: readonly number[]): Promise<Float32Array> {
    const { ort, session, cache } = this.#parts;
    const start = this.#length;
    const end = start + ids.length;
    if (ids.length === 0 || end > this.contextLength) {
      throw new RangeError(
        `${ids.length} tokens after ${start} do not fit a context of ${this.contextLength}`,
      );
    }
    const row = (values: readonly number[]) =>
      new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, ids.length]);
    const one = (value: number) => new ort.Tensor('int32', Int32Array.of(value), [1]);
    const feeds = {
      input_ids: row(ids),
      position_ids: row(ids.map((_, i) => start + i)),
      seqlens_k: one(end - 1),
      total_sequence_length: one(end),
      ...cache.past(),
    };
    const outputs = await session.run(feeds, { logits: null, ...cache.present() });
    cache.keep(outputs);
    this.#length = end;
    return (await outputs.logits?.getData(true)) as Float32Array;
  }

  reset(): void {
    this.#length = 0;
    this.#parts.cache.clear();
  }

  async release(): Promise<void> {
    const { session, cache, device } = this.#parts;
    cache.release();
    await session.release();
    device?.destroy();
  }
}

/** Options of both kinds: the weights under their names, and no copy of the shared embedding folded in. */
function options(pack: Package, kind: 'webgpu' | 'wasm'): Ort.InferenceSession.SessionOptions {
  return {
    externalData: externalTensors(pack.manifest, pack.shards, kind),
    extra: { optimization: { disable_specified_optimizers: 'ConstantFolding' } },
  };
}

/** @throws ModelError `no-webgpu`, as the graph's download; the runtime's errors */
export async function createGpuSession(
  ort: typeof Ort,
  pack: Package,
  signal?: AbortSignal,
): Promise<Session> {
  const graph = await loadGraph(pack, 'webgpu', signal);
  const device = await requestDevice();
  const { architecture } = pack.manifest;
  try {
    const cache = createGpuCache(ort, device, architecture);
    const outputs = Object.keys(cache.present()).map((name) => [name, 'gpu-buffer'] as const);
    const session = await ort.InferenceSession.create(graph, {
      ...options(pack, 'webgpu'),
      executionProviders: [{ name: 'webgpu', device }],
      preferredOutputLocation: Object.fromEntries([...outputs, ['logits', 'cpu']]),
    });
    return new OrtSession({ ort, session, cache, contextLength: architecture.context, device });
  } catch (error) {
    device.destroy();
    throw error;
  }
}

/** @throws ModelError as the graph's download; the runtime's errors */
export async function createWasmSession(
  ort: typeof Ort,
  pack: Package,
  signal?: AbortSignal,
): Promise<Session> {
  const graph = await loadGraph(pack, 'wasm', signal);
  const { architecture } = pack.manifest;
  const session = await ort.InferenceSession.create(graph, {
    ...options(pack, 'wasm'),
    executionProviders: ['wasm'],
  });
  const contextLength = Math.min(architecture.context, WASM_CONTEXT);
  return new OrtSession({ ort, session, cache: createGrowingCache(ort, architecture), contextLength });
}
