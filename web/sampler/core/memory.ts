// Arrays on their way into the module's memory and failures on their way out.
import { SamplerError } from '../errors';
import type { CoreBuffer, CoreFailure, CoreModule } from './module';

type Lendable = Float32Array | Float64Array | Int32Array;

/** Copies `array` into the module's memory for the length of one call, then frees it. */
export function lend<T>(core: CoreModule, array: Lendable, call: (buffer: CoreBuffer) => T): T {
  // Nothing to copy, and no list has its place at address 0.
  if (array.length === 0) return call({ address: 0, length: 0, isFloat32: isFloat32(array) });
  const address = core._malloc(array.byteLength);
  if (address === 0) throw new RangeError(`No memory for ${array.length} values.`);
  try {
    // The heaps are read from the module each time: growing the memory replaces them.
    if (isFloat32(array)) core.HEAPF32.set(array, address / 4);
    else if (isFloat64(array)) core.HEAPF64.set(array, address / 8);
    else core.HEAP32.set(array, address / 4);
    return call({ address, length: array.length, isFloat32: isFloat32(array) });
  } finally {
    core._free(address);
  }
}

/** The answer of a call, or its failure thrown. */
export function unwrap<T>(answer: T | CoreFailure): T {
  if (isFailure(answer)) {
    throw new SamplerError(answer.code, answer.value, answer.index < 0 ? undefined : answer.index);
  }
  return answer;
}

function isFailure(answer: unknown): answer is CoreFailure {
  return typeof answer === 'object' && answer !== null && 'code' in answer;
}

export function isFloat32(value: unknown): value is Float32Array {
  return tagOf(value) === 'Float32Array';
}

export function isFloat64(value: unknown): value is Float64Array {
  return tagOf(value) === 'Float64Array';
}

/** By tag and not by class, so that arrays from another frame are welcome. */
const tagOf = (value: unknown): unknown =>
  ArrayBuffer.isView(value) && Symbol.toStringTag in value ? value[Symbol.toStringTag] : undefined;
