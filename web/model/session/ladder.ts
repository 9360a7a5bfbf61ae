import { ModelError, reason } from '../error';
import type { OnProgress } from '../progress';
import { type Backend, isGpu, type Rung, rungsOf } from '../rungs';
import { BUILDS, loadRuntime } from '../runtime/runtime';
import type { Package } from '../store';
import { obstacles } from './obstacle';
import { openSession } from './open-session';
import { selfTest } from './self-test';
import type { Session } from './session';

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
 * @throws ModelError `no-backend`, with every rung's reason; `bad-backend`; the signal's reason when aborted
 */
export async function climb(options: ClimbOptions): Promise<Climb> {
  const { backend, pack, rungs = rungsOf(backend), signal } = options;
  const obstacle = obstacles(backend, pack.manifest);
  const why: string[] = [];
  const note = (rung: Rung, told: string) => {
    const line = told.replace(/\.?$/, '.');
    // What stands against several rungs is said once.
    if (!why.some((before) => before.endsWith(`: ${line}`))) why.push(`${BUILDS[rung].label}: ${line}`);
  };
  let isGpuLost = false;
  for (const rung of rungs) {
    // Another build of the runtime would lose it just the same.
    if (isGpuLost && isGpu(rung)) continue;
    try {
      const missing = await obstacle(rung);
      if (missing) note(rung, missing);
      else return { session: await openTwice(rung, options), rung, why };
    } catch (error) {
      signal?.throwIfAborted();
      isGpuLost ||= isLoss(error);
      note(rung, reason(error));
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
