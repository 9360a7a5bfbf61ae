// The store without a runtime: loads the files of a package, or of one build of the runtime, and tells what it got.

import { ModelError } from '../../../web/model/error.ts';
import type { LoadProgress } from '../../../web/model/load-progress.ts';
import { pieces, runtimeFiles } from '../../../web/model/runtime/runtime.ts';
import type { Kept } from '../../../web/model/store/files.ts';
import { sha256 } from '../../../web/model/store/hash.ts';
import { packageEntries, packageFiles } from '../../../web/model/store/index.ts';
import { readAll } from '../../../web/model/store/read-all.ts';
import type { RetryOptions } from '../../../web/model/store/retry.ts';

export interface StoreRun {
  site: string;
  /** Folder below `models/`, or a build of the runtime. */
  what: { model: string } | { build: string };
  retries: RetryOptions;
  /** Ends the load once this many bytes are here. */
  abortAt?: number;
}

export interface StoreResult {
  /** `loaded`, or the code of the error. */
  outcome: string;
  message?: string;
  /** Every file that was handed out has the bytes that its hash wants. */
  verified: boolean;
  kept?: Kept;
  first?: LoadProgress;
  last?: LoadProgress;
}

interface Scope {
  onmessage: ((event: MessageEvent<StoreRun>) => void) | null;
  postMessage(message: StoreResult): void;
}

const scope = globalThis as unknown as Scope;

function filesOf({ site, what, retries }: StoreRun) {
  const base = new URL(site);
  if ('model' in what) {
    const files = packageFiles(base, what.model, retries);
    return { files, entries: async () => packageEntries(await files.list()) };
  }
  const files = runtimeFiles(base, what.build, retries);
  return { files, entries: async () => pieces(await files.list(), what.build) };
}

async function load(run: StoreRun): Promise<StoreResult> {
  const told: LoadProgress[] = [];
  const controller = new AbortController();
  const onProgress = (progress: LoadProgress) => {
    told.push(progress);
    if (progress.loaded >= (run.abortAt ?? Number.POSITIVE_INFINITY)) controller.abort();
  };
  const progress = () => ({ first: told[0], last: told.at(-1) });
  try {
    const { files, entries } = filesOf(run);
    const read = await readAll<unknown>(files, await entries(), 'weights', onProgress, controller.signal);
    let verified = true;
    for (const [entry, data] of read) verified &&= (await sha256(data)) === entry.sha256;
    return { outcome: 'loaded', verified, kept: await files.settle(), ...progress() };
  } catch (error) {
    const outcome =
      error instanceof ModelError ? error.code : controller.signal.aborted ? 'aborted' : 'unexpected';
    return { outcome, message: String(error), verified: true, ...progress() };
  }
}

scope.onmessage = async ({ data }) => scope.postMessage(await load(data));
