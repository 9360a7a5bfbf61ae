import type * as Ort from 'onnxruntime-web';
import type { GpuDevice } from './device.ts';
import type { KeyValueCache } from './key-value-cache.ts';

/** A model that remembers the tokens it was given. */
export interface Session {
  /** Tokens it can hold. */
  readonly contextLength: number;
  /** Why it is shorter than the model's own, as a part of a sentence; empty where it is not. */
  readonly contextNote: string;
  /** Tokens that one run should take at most, so that an abort or a ping is handled between two runs. */
  readonly stride: number;
  /** Bytes of weights, and of keys and values with the context full. */
  readonly memoryBytes: number;
  /** What computes: the GPU's name, or none. */
  readonly machine: string;
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
  contextNote?: string;
  stride: number;
  /** Rows that one run multiplies at least; it makes them up from the tokens before, whose keys and values it writes again. */
  leastRows?: number;
  memoryBytes: number;
  gpu?: GpuDevice;
}

/** A session of the runtime, with its keys and values. */
export class OrtSession implements Session {
  readonly contextLength: number;
  readonly contextNote: string;
  readonly stride: number;
  readonly memoryBytes: number;
  readonly machine: string;
  readonly #parts: Parts;
  #ids: readonly number[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.contextLength = parts.contextLength;
    this.contextNote = parts.contextNote ?? '';
    this.stride = parts.stride;
    this.memoryBytes = parts.memoryBytes;
    this.machine = parts.gpu?.name ?? '';
  }

  get length(): number {
    return this.#ids.length;
  }

  get isLost(): boolean {
    return this.#parts.gpu?.isLost ?? false;
  }

  async forward(ids: readonly number[]): Promise<Float32Array> {
    const { ort, session, cache, gpu, leastRows = 1 } = this.#parts;
    const start = this.#ids.length;
    const end = start + ids.length;
    if (ids.length === 0 || end > this.contextLength) {
      throw new RangeError(
        `${ids.length} tokens after ${start} do not fit a context of ${this.contextLength}`,
      );
    }
    const all = [...this.#ids, ...ids];
    const from = Math.max(0, Math.min(start, end - leastRows));
    const given = all.slice(from);
    const row = (values: readonly number[]) =>
      new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
    const one = (value: number) => new ort.Tensor('int32', Int32Array.of(value), [1]);
    const feeds = {
      input_ids: row(given),
      position_ids: row(given.map((_, i) => from + i)),
      seqlens_k: one(end - 1),
      total_sequence_length: one(end),
      ...cache.past(),
    };
    const run = session.run(feeds, { logits: null, ...cache.present() });
    const outputs = await (gpu?.unlessLost(run) ?? run);
    cache.keep(outputs);
    this.#ids = all;
    // Logits come to main memory whatever the backend, so there is nothing to dispose of.
    return (outputs.logits as Ort.Tensor).data as Float32Array;
  }

  reset(): void {
    this.#ids = [];
    this.#parts.cache.clear();
  }

  async release(): Promise<void> {
    const { session, cache, gpu } = this.#parts;
    try {
      cache.release();
      const released = session.release();
      await (gpu?.unlessLost(released) ?? released);
    } finally {
      gpu?.destroy();
    }
  }
}
