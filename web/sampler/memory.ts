// Arrays on their way into the module's memory and failures on their way out.
import { SamplerError } from './errors';
import type { CoreBuffer, CoreFailure, CoreModule } from './module';

type Lendable = Float32Array | Float64Array | Int32Array;

/** Copies `array` into the module's memory for the length of one call, then frees it. */
export function lend<T>(core: CoreModule, array: Lendable, call: (buffer: CoreBuffer) => T): T {
  const address = core._malloc(Math.max(array.byteLength, array.BYTES_PER_ELEMENT));
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

/** By tag and not by class, so that arrays from another frame are welcome. */
export function isFloat32(value: unknown): value is Float32Array {
  return Object.prototype.toString.call(value) === '[object Float32Array]';
}

export function isFloat64(value: unknown): value is Float64Array {
  return Object.prototype.toString.call(value) === '[object Float64Array]';
}
