import { formatNumber } from '../../charts/format.ts';

/** Bytes as people read them: `9.6 MB`, `92 MB`. Below a tenth of a megabyte it is kilobytes. */
export function megabytes(bytes: number): string {
  if (bytes > 0 && bytes < 1e5) return `${formatNumber(Math.ceil(bytes / 1e3))}\u00a0kB`;
  return `${formatNumber(bytes < 1e7 ? Math.round(bytes / 1e5) / 10 : Math.round(bytes / 1e6))}\u00a0MB`;
}

/** A time to wait, in whole seconds or minutes; never less than is left. */
export function wait(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)}\u00a0s` : `${Math.ceil(seconds / 60)}\u00a0min`;
}
