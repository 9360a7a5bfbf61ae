// The module worker in which students' programs run, each in its own machine.
import variant from '@jitl/quickjs-wasmfile-release-sync';
import wasmUrl from '@jitl/quickjs-wasmfile-release-sync/wasm?url';
import { newVariant } from 'quickjs-emscripten-core';
import { Machine } from './machine';
import type { Request, Response } from './protocol';

/** The part of a worker's global scope used here, which the page's types do not have. */
interface Scope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(message: Response): void;
}

const scope = globalThis as unknown as Scope;
let engine: Promise<WebAssembly.Module> | undefined;

/** Compiled once for all runs; after a failed download the next run tries again. */
function compiled(): Promise<WebAssembly.Module> {
  engine ??= compile().catch((failure) => {
    engine = undefined;
    throw failure;
  });
  return engine;
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(new URL(wasmUrl, globalThis.location.href));
  if (!response.ok) throw new Error(`its engine answered ${response.status}`);
  // From bytes: hosts do not always send the type that streaming asks for.
  return WebAssembly.compile(await response.arrayBuffer());
}

async function freshMachine(): Promise<Machine> {
  return Machine.start(newVariant(variant, { wasmModule: await compiled() }));
}

async function run({ id, program }: Extract<Request, { type: 'run' }>): Promise<void> {
  try {
    const machine = await freshMachine();
    scope.postMessage({ type: 'ready', id });
    machine.run(program, (outcome) => scope.postMessage({ type: 'outcome', id, outcome }));
    scope.postMessage({ type: 'done', id });
  } catch (error) {
    scope.postMessage({
      type: 'failed',
      id,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

scope.onmessage = ({ data: request }) => {
  switch (request.type) {
    case 'prepare':
      // The engine loads parts of itself when it is first started.
      freshMachine().catch(() => {});
      break;
    case 'run':
      void run(request);
      break;
    default:
      request satisfies never;
  }
};
