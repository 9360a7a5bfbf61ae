import type * as Ort from 'onnxruntime-web';
import type { Architecture } from '../manifest.ts';

/** Keys and values of the positions so far, as the graphs take and give them. */
export interface KeyValueCache {
  /** `past_key_values.*` of the next run. */
  past(): Record<string, Ort.Tensor>;
  /** Where the next run shall write `present.*`; null leaves the place to the runtime. */
  present(): Record<string, Ort.Tensor | null>;
  /** Takes over what a run gave. */
  keep(outputs: Ort.InferenceSession.ReturnType): void;
  clear(): void;
  release(): void;
}

function slots({ layers }: Architecture): string[] {
  return Array.from({ length: layers }, (_, layer) => [`${layer}.key`, `${layer}.value`]).flat();
}

/** One GPU buffer a slot, long enough for the whole context, read and written in place. */
export function createGpuCache(
  ort: typeof Ort,
  device: GPUDevice,
  architecture: Architecture,
): KeyValueCache {
  const { heads, width, context } = architecture;
  const dims = [1, heads, context, width / heads];
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffers = slots(architecture).map((slot) => {
    const buffer = device.createBuffer({ size: context * width * Float32Array.BYTES_PER_ELEMENT, usage });
    return { slot, buffer };
  });
  const tensors = (prefix: string) =>
    Object.fromEntries(
      buffers.map(({ slot, buffer }) => [
        `${prefix}.${slot}`,
        ort.Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims }),
      ]),
    );
  return {
    past: () => tensors('past_key_values'),
    present: () => tensors('present'),
    keep() {},
    // What lies beyond the sequence's length is never read, so nothing has to be wiped.
    clear() {},
    release() {
      for (const { buffer } of buffers) buffer.destroy();
    },
  };
}

/** Tensors in main memory that grow by each run's tokens. */
export function createGrowingCache(ort: typeof Ort, architecture: Architecture): KeyValueCache {
  const { heads, width } = architecture;
  const names = slots(architecture);
  let tensors: Record<string, Ort.Tensor> = {};
  const clear = () => {
    const dims = [1, heads, 0, width / heads];
    tensors = Object.fromEntries(
      names.map((slot) => [`past_key_values.${slot}`, new ort.Tensor('float32', new Float32Array(0), dims)]),
    );
  };
  clear();
  return {
    past: () => tensors,
    present: () => Object.fromEntries(names.map((slot) => [`present.${slot}`, null])),
    keep(outputs) {
      tensors = Object.fromEntries(
        names.map((slot) => [`past_key_values.${slot}`, outputs[`present.${slot}`] as Ort.Tensor]),
      );
    },
    clear,
    release() {
      tensors = {};
    },
  };
}
