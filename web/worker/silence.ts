import type { SilenceLimits } from './watchdog.ts';

/** What the model's worker is busy with, as far as its silence is concerned. */
export type Activity = 'starting' | 'answering' | 'fetching' | 'computing' | 'stopping';

/**
 * A new worker's script comes over the network; files have time limits of their own; reading a prompt and compiling
 * shaders may hold a slow machine up for long; a worker told to stop has nothing left to compute.
 */
export const SILENCE_LIMITS: Readonly<Record<Activity, SilenceLimits>> = {
  starting: { blocked: 180, stalled: 180 },
  answering: { blocked: 20, stalled: 60 },
  fetching: { blocked: 20, stalled: Number.POSITIVE_INFINITY },
  computing: { blocked: 60, stalled: 300 },
  stopping: { blocked: 10, stalled: 60 },
};

/** One worker does all of it in turn: whichever takes longest may be what it is at. */
export function limitsOf(activities: readonly Activity[], table = SILENCE_LIMITS): SilenceLimits {
  const limits = activities.map((activity) => table[activity]);
  return {
    blocked: Math.max(...limits.map(({ blocked }) => blocked)),
    stalled: Math.max(...limits.map(({ stalled }) => stalled)),
  };
}
