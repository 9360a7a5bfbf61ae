// Whether this browser runs WebAssembly SIMD. Where it does not, the core without SIMD gives the same bits.

// A module with one function: it makes a vector of zeros (v128.const) and drops it.
const PROBE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic, version
  ...[1, 4, 1, 0x60, 0, 0], // one type: () -> ()
  ...[3, 2, 1, 0], // one function of that type
  ...[10, 23, 1, 21, 0, 0xfd, 12, ...new Array(16).fill(0), 0x1a, 0x0b], // its body
);

export const hasSimd = (): boolean => WebAssembly.validate(PROBE);
