import { type Backend, type BackendVariant, isGpu, variantsOf } from '../backends.ts';
import { ModelError, reason } from '../error.ts';
import type { OnLoadProgress } from '../load-progress.ts';
import { BUILDS, loadRuntime } from '../runtime/runtime.ts';
import type { Package } from '../store/index.ts';
import { openSession } from './open-session.ts';
import { selfTest } from './self-test.ts';
import type { Session } from './session.ts';
import { supportCheck } from './support.ts';

export interface OpenedSession {
  session: Session;
  variant: BackendVariant;
  /** One line for each better variant that failed. */
  why: string[];
}

export interface OpenBestOptions {
  pack: Package;
  /** The folder of the page. */
  site: URL;
  backend: Backend;
  /** @defaultValue those of the backend */
  variants?: readonly BackendVariant[];
  /** A session that has passed the self-test. The same variant on the same GPU does not run the test again. */
  proven?: OpenedSession;
  onProgress: OnLoadProgress;
  signal?: AbortSignal;
}

async function open(
  variant: BackendVariant,
  { pack, site, proven, onProgress, signal }: OpenBestOptions,
): Promise<Session> {
  const ort = await loadRuntime(variant, site, onProgress, signal);
  onProgress({ phase: 'session', loaded: 0, total: 1 });
  const session = await openSession(variant, ort, pack, signal);
  onProgress({ phase: 'session', loaded: 1, total: 1 });
  if (proven?.variant === variant && proven.session.machine === session.machine) return session;
  try {
    await selfTest(session, pack.manifest.selfTest, onProgress, signal);
    return session;
  } catch (error) {
    await session.release().catch(() => {});
    throw error;
  }
}

const isLoss = (error: unknown) => error instanceof ModelError && error.code === 'device-lost';

/** A device that is lost while it is opened is tried once more. */
async function openTwice(variant: BackendVariant, options: OpenBestOptions): Promise<Session> {
  try {
    return await open(variant, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!isLoss(error)) throw error;
    return open(variant, options);
  }
}

/**
 * Opens the best variant that loads and passes the self-test.
 * @throws ModelError `no-backend`, with every variant's reason; `bad-backend`; the signal's reason when aborted
 */
export async function openBestSession(options: OpenBestOptions): Promise<OpenedSession> {
  const { backend, pack, variants = variantsOf(backend), signal } = options;
  const whyUnsupported = supportCheck(backend, pack.manifest);
  const why: string[] = [];
  const note = (variant: BackendVariant, cause: string) => {
    const line = cause.replace(/\.?$/, '.');
    // A cause that several variants share is listed once.
    if (!why.some((before) => before.endsWith(`: ${line}`))) why.push(`${BUILDS[variant].label}: ${line}`);
  };
  let isGpuLost = false;
  for (const variant of variants) {
    // Another build of the runtime would lose it too.
    if (isGpuLost && isGpu(variant)) continue;
    try {
      const unsupported = await whyUnsupported(variant);
      if (unsupported) note(variant, unsupported);
      else return { session: await openTwice(variant, options), variant, why };
    } catch (error) {
      signal?.throwIfAborted();
      isGpuLost ||= isLoss(error);
      note(variant, reason(error));
    }
  }
  throw new ModelError('no-backend', `${REFUSALS[backend]} ${why.join(' ')}`);
}

/** The first sentence says what the reader can do. */
const REFUSALS: Record<Backend, string> = {
  auto: 'The model cannot run here.',
  webgpu:
    'The model cannot run on WebGPU here; choose another for “Runs on”, which is under “Change the model” too.',
  wasm: 'The model cannot run on WebAssembly here; choose another for “Runs on”, which is under “Change the model” too.',
};
