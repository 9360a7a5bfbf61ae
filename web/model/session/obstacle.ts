import type { Manifest } from '../manifest';
import { type Backend, isGpu, type Rung } from '../rungs';
import { isSoftware, requestAdapter, requestDevice } from './device';
import { memoryObstacle } from './memory';

/** What stands against a rung in this browser, found out before anything is fetched. */
export type FindObstacle = (rung: Rung) => Promise<string | undefined>;

/** Of one climb: both rungs of WebGPU need the same GPU, which is asked for once. */
export function obstacles(backend: Backend, manifest: Manifest): FindObstacle {
  let gpu: Promise<string | undefined> | undefined;
  return async (rung) => {
    if (rung === 'webgpu-jspi' && !('Suspending' in WebAssembly)) {
      return 'this browser cannot suspend WebAssembly (JSPI)';
    }
    if (isGpu(rung)) {
      gpu ??= gpuObstacle(backend);
      return gpu;
    }
    // Chromium's own; others do not tell.
    const { deviceMemory } = navigator as { deviceMemory?: number };
    return rung === 'wasm' ? memoryObstacle(manifest, deviceMemory) : undefined;
  };
}

/** @throws ModelError `no-webgpu` */
async function gpuObstacle(backend: Backend): Promise<string | undefined> {
  // A GPU played by the processor takes seconds a token; WebAssembly takes milliseconds.
  if (backend === 'auto' && isSoftware(await requestAdapter()))
    return 'its GPU is software, slower than WebAssembly';
  // An adapter promises nothing, and the runtime's download is large.
  (await requestDevice()).destroy();
  return undefined;
}
