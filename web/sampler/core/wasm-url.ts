// Where the compiled core lies when nobody says otherwise: in the build folder of this repository.
// The packed library puts files of its own in these ones' place.
import { hasSimd } from './simd';

export const defaultWasmUrl = (): URL =>
  hasSimd()
    ? new URL('../../../build/wasm/sampling.wasm', import.meta.url)
    : new URL('../../../build/wasm/scalar.wasm', import.meta.url);
