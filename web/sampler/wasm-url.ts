// Where the compiled core lies when nobody says otherwise: in the build folder of this repository.
// The packed library puts a file of its own in this one's place.
export const defaultWasmUrl = (): URL => new URL('../../build/wasm/sampling.wasm', import.meta.url);
