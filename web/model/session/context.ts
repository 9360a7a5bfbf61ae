import type { Architecture } from '../manifest.ts';

/** Tokens of context on WebAssembly: it would take many seconds to read a longer text. */
const WASM_CONTEXT = 512;

/** How much of a model's context WebAssembly offers, and why not all of it: a part of a sentence. */
export function wasmContext({ context }: Architecture): { contextLength: number; contextNote: string } {
  if (context <= WASM_CONTEXT) return { contextLength: context, contextNote: '' };
  return {
    contextLength: WASM_CONTEXT,
    contextNote: ` (of its own ${context}, because WebAssembly would take too long over more)`,
  };
}
