import { BACKEND_VARIANTS, type Backend, type BackendVariant, isGpu } from '../backends.ts';
import { type OpenedSession, openBestSession } from '../session/open-best.ts';
import type { Package } from '../store/index.ts';
import type { Reopen } from './engine.ts';

/** Packages of at most so many bytes of weights stay in memory; larger ones are read from the store again. */
const SMALL = 32 * 2 ** 20;

/** Gives the package to each session that is opened. */
export type Supply = (signal?: AbortSignal) => Promise<Package>;

/** @param load fetches the package again, from the browser's own store where it is there */
export function supplyOf(first: Package, load: Supply): Supply {
  const bytes = first.shards.reduce((sum, shard) => sum + shard.byteLength, 0);
  return bytes > SMALL ? load : async () => first;
}

export interface ReopenOptions {
  first: OpenedSession;
  supply: Supply;
  site: URL;
  backend: Backend;
}

/** Opens the model again after its device was lost: as the same variant, or as a later one, with the reason. */
export function reopener({ first, supply, site, backend }: ReopenOptions): Reopen {
  let proven = first;
  return async (avoidGpu, signal) => {
    const rest: readonly BackendVariant[] = BACKEND_VARIANTS.slice(BACKEND_VARIANTS.indexOf(proven.variant));
    const variants = rest.filter((variant) => !avoidGpu || !isGpu(variant));
    const pack = await supply(signal);
    const again = await openBestSession({
      pack,
      site,
      backend,
      variants,
      proven,
      onProgress: () => {},
      ...(signal && { signal }),
    });
    const cause = avoidGpu ? 'The GPU dropped out again and again.' : 'The GPU dropped out.';
    const why = again.variant === proven.variant ? proven.why : [...proven.why, cause, ...again.why];
    proven = { ...again, why };
    return proven;
  };
}
