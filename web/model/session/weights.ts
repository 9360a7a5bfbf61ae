import type { Manifest, TensorEntry } from '../manifest.ts';
import { fromFloat16 } from './float16.ts';

/** The graphs of a package by what they do with its weights: `webgpu` keeps the 8-bit codes, `wasm` has them widened. */
export type WeightsKind = keyof Manifest['graphs'];

/** A graph's weight: the runtime finds it by its name. */
export interface ExternalTensor {
  path: string;
  data: Uint8Array;
}

const ZERO_POINT = 128;
const CODES = '.codes';
const SCALES = '.scales';

/** A tensor's bytes: a view where it lies in one shard, a copy where it spans several. */
export function tensorBytes(
  { offset, bytes }: TensorEntry,
  shards: readonly Uint8Array<ArrayBuffer>[],
): Uint8Array<ArrayBuffer> {
  const parts = [];
  let start = 0;
  for (const shard of shards) {
    const from = Math.max(offset - start, 0);
    const to = Math.min(offset + bytes - start, shard.byteLength);
    if (from < to) parts.push(shard.subarray(from, to));
    start += shard.byteLength;
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(bytes);
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.byteLength;
  }
  return whole;
}

function widenHalves(bytes: Uint8Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2),
    fromFloat16,
  );
}

/**
 * @param codes [rows, columns] in blocks along a row
 * @param scales one a block
 * @returns (code - 128) * scale, [rows, columns]
 */
export function dequantise(codes: Uint8Array, scales: Float32Array): Float32Array<ArrayBuffer> {
  const values = new Float32Array(codes.length);
  const block = codes.length / scales.length;
  for (let b = 0, i = 0; b < scales.length; b++) {
    const scale = scales[b] as number;
    for (const end = i + block; i < end; i++) values[i] = ((codes[i] as number) - ZERO_POINT) * scale;
  }
  return values;
}

const raw = (values: Float32Array<ArrayBuffer>) => new Uint8Array(values.buffer);

/**
 * The weights as the graph of `kind` declares them: for WebGPU the 8-bit codes as they are and scales widened to
 * float32; for wasm each matrix widened as a whole, under its own name.
 */
export function externalTensors(
  manifest: Manifest,
  shards: readonly Uint8Array<ArrayBuffer>[],
  kind: WeightsKind,
): ExternalTensor[] {
  const byName = new Map(manifest.tensors.map((entry) => [entry.name, entry]));
  const tensors: ExternalTensor[] = [];
  for (const entry of manifest.tensors) {
    const scales = byName.get(entry.name.slice(0, -CODES.length) + SCALES);
    const isCodes = entry.name.endsWith(CODES) && scales !== undefined;
    if (kind === 'wasm' && entry.name.endsWith(SCALES)) continue;
    const bytes = tensorBytes(entry, shards);
    if (kind === 'wasm' && isCodes) {
      const values = dequantise(bytes, widenHalves(tensorBytes(scales, shards)));
      tensors.push({ path: entry.name.slice(0, -CODES.length), data: raw(values) });
    } else {
      tensors.push({ path: entry.name, data: entry.type === 'float16' ? raw(widenHalves(bytes)) : bytes });
    }
  }
  return tensors;
}
