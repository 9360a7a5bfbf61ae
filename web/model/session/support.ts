import { type Backend, type BackendVariant, isGpu } from '../backends.ts';
import type { Manifest } from '../manifest.ts';
import { isSoftware, requestAdapter, requestDevice } from './device.ts';
import { memoryShortage } from './memory.ts';

/** @returns why this browser cannot run the variant, or undefined where it may; found out before any download */
export type SupportCheck = (variant: BackendVariant) => Promise<string | undefined>;

/** Both variants of WebGPU need the same GPU: one check asks for it once. */
export function supportCheck(backend: Backend, manifest: Manifest): SupportCheck {
  let gpu: Promise<string | undefined> | undefined;
  return async (variant) => {
    if (variant === 'webgpu-jspi' && !('Suspending' in WebAssembly)) {
      return 'this browser cannot suspend WebAssembly (JSPI)';
    }
    if (isGpu(variant)) {
      gpu ??= gpuUnsupported(backend);
      return gpu;
    }
    // Only Chromium has it.
    const { deviceMemory } = navigator as { deviceMemory?: number };
    return variant === 'wasm' ? memoryShortage(manifest, deviceMemory) : undefined;
  };
}

/** @throws ModelError `no-webgpu` */
async function gpuUnsupported(backend: Backend): Promise<string | undefined> {
  // A software GPU takes seconds a token; WebAssembly takes milliseconds.
  if (backend === 'auto' && isSoftware(await requestAdapter()))
    return 'its GPU is software, slower than WebAssembly';
  // An adapter may still refuse a device, and the runtime's download is large.
  (await requestDevice()).destroy();
  return undefined;
}
