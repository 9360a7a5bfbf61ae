import { ModelError, reason } from './error';
import { memoryObstacle } from './memory';
import { openSession } from './open-session';
import type { OnProgress } from './progress';
import { BUILDS, loadRuntime, RUNGS, type Rung } from './runtime';
import { selfTest } from './self-test';
import type { Session } from './session';
import type { Package } from './store';

export type Backend = 'auto' | 'webgpu' | 'wasm';

export interface Climb {
  session: Session;
  rung: Rung;
  /** One line for each rung that was tried before and did not hold. */
  why: string[];
}

export interface ClimbOptions {
  pack: Package;
  /** The folder of the page. */
  site: URL;
  backend: Backend;
  /** @defaultValue those of the backend */
  rungs?: readonly Rung[];
  /** A way to run the model that has passed its self-test already; the same on the same GPU need not pass it again. */
  proven?: Climb;
  onProgress: OnProgress;
  signal?: AbortSignal;
}

export const isGpu = (rung: Rung) => rung.startsWith('webgpu');

function candidates(backend: Backend): readonly Rung[] {
  if (backend === 'auto') return RUNGS;
  return RUNGS.filter((rung) => rung.startsWith(backend));
}

/** What stands against a rung in this browser, found out before anything is fetched. */
async function obstacle(rung: Rung, { backend, pack }: ClimbOptions): Promise<string | undefined> {
  if (rung === 'wasm') {
    // Chromium's own; others do not tell.
    const { deviceMemory } = navigator as { deviceMemory?: number };
    return memoryObstacle(pack.manifest, deviceMemory);
  }
  if (!isGpu(rung)) return undefined;
  if (rung === 'webgpu-jspi' && !('Suspending' in WebAssembly)) {
    return 'this browser cannot suspend WebAssembly (JSPI)';
  }
  const adapter = await navigator.gpu?.requestAdapter();
  if (!adapter) return 'this browser offers no WebGPU adapter';
  // A GPU played by the processor takes seconds a token; WebAssembly takes milliseconds.
  if (backend === 'auto' && adapter.info.isFallbackAdapter)
    return 'its GPU is software, slower than WebAssembly';
  return undefined;
}

async function open(rung: Rung, { pack, site, proven, onProgress, signal }: ClimbOptions): Promise<Session> {
  const ort = await loadRuntime(rung, site, onProgress, signal);
  onProgress({ phase: 'session', loaded: 0, total: 1 });
  const session = await openSession(rung, ort, pack, signal);
  onProgress({ phase: 'session', loaded: 1, total: 1 });
  if (proven?.rung === rung && proven.session.machine === session.machine) return session;
  try {
    await selfTest(session, pack.manifest.selfTest, onProgress, signal);
    return session;
  } catch (error) {
    await session.release().catch(() => {});
    throw error;
  }
}

const isLoss = (error: unknown) => error instanceof ModelError && error.code === 'device-lost';

/** A device that drops out while it is being opened gets a second chance, and no third. */
async function openTwice(rung: Rung, options: ClimbOptions): Promise<Session> {
  try {
    return await open(rung, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!isLoss(error)) throw error;
    return open(rung, options);
  }
}

/**
 * Opens the best rung that holds: it loads, and gives the logits recorded in the manifest.
 * @throws ModelError `no-backend`, with every rung's reason; the signal's reason when aborted
 */
export async function climb(options: ClimbOptions): Promise<Climb> {
  const { backend, rungs = candidates(backend), signal } = options;
  // A program that is not checked against the types may ask for anything.
  if (!Object.hasOwn(REFUSALS, backend))
    throw new ModelError('no-backend', `A model runs on ${BACKENDS}; there is no “${backend}”.`);
  const why: string[] = [];
  let isGpuLost = false;
  for (const rung of rungs) {
    // Another build of the runtime would lose it just the same.
    if (isGpuLost && isGpu(rung)) continue;
    const { label } = BUILDS[rung];
    const missing = await obstacle(rung, options);
    if (missing) {
      // What stands against both WebGPU rungs is said once.
      if (!why.some((line) => line.endsWith(`: ${missing}.`))) why.push(`${label}: ${missing}.`);
      continue;
    }
    try {
      return { session: await openTwice(rung, options), rung, why };
    } catch (error) {
      signal?.throwIfAborted();
      isGpuLost ||= isLoss(error);
      why.push(`${label}: ${reason(error)}.`.replace(/\.\.$/, '.'));
    }
  }
  throw new ModelError('no-backend', `${REFUSALS[backend]} ${why.join(' ')}`);
}

/** What the reader can do about it comes first. */
const REFUSALS: Record<Backend, string> = {
  auto: 'The model cannot run here.',
  webgpu:
    'The model cannot run on WebGPU here; choose another for “Runs on”, which is under “Change the model” too.',
  wasm: 'The model cannot run on WebAssembly here; choose another for “Runs on”, which is under “Change the model” too.',
};

const BACKENDS = Object.keys(REFUSALS).join(', ');
