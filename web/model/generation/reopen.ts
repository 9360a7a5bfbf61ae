import { type Backend, isGpu, RUNGS, type Rung } from '../rungs';
import { type Climb, climb } from '../session/ladder';
import type { Package } from '../store';
import type { Reopen } from './engine';

/** Bytes of weights that are kept at hand; larger packages are read from the store again. */
const SMALL = 32 * 2 ** 20;

/** Where sessions get their files from, the first time and every other time. */
export type Supply = (signal?: AbortSignal) => Promise<Package>;

/** @param load fetches the package again, from the browser's own store where it is there */
export function supplyOf(first: Package, load: Supply): Supply {
  const bytes = first.shards.reduce((sum, shard) => sum + shard.byteLength, 0);
  return bytes > SMALL ? load : async () => first;
}

export interface ReopenOptions {
  first: Climb;
  supply: Supply;
  site: URL;
  backend: Backend;
}

/** Opens the model anew after its device was lost: as it ran before, or further down the ladder, which is then said. */
export function reopener({ first, supply, site, backend }: ReopenOptions): Reopen {
  let proven = first;
  return async (avoidGpu, signal) => {
    const below: readonly Rung[] = RUNGS.slice(RUNGS.indexOf(proven.rung));
    const rungs = below.filter((rung) => !avoidGpu || !isGpu(rung));
    const pack = await supply(signal);
    const again = await climb({
      pack,
      site,
      backend,
      rungs,
      proven,
      onProgress: () => {},
      ...(signal && { signal }),
    });
    const cause = avoidGpu ? 'The GPU dropped out again and again.' : 'The GPU dropped out.';
    const why = again.rung === proven.rung ? proven.why : [...proven.why, cause, ...again.why];
    proven = { ...again, why };
    return proven;
  };
}
