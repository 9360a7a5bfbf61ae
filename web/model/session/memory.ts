import type { Architecture, Manifest } from '../manifest.ts';

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** A page should leave the other half of a device's memory to everything else. */
const SHARE = 0.5;

/** Bytes of keys and values at `positions` tokens, in float32. */
export function keyValueBytes({ layers, width }: Architecture, positions: number): number {
  return 2 * layers * positions * width * FLOAT;
}

/** Bytes at the worst moment of widening: the package, its weights in float32, and the runtime's copy of those. */
export function wideningBytes({ shards, parameters }: Manifest): number {
  return shards.reduce((sum, { bytes }) => sum + bytes, 2 * parameters * FLOAT);
}

/**
 * @param deviceMemory GiB, rounded, as browsers tell it; undefined where they do not
 * @returns why the widened weights should not be tried, or undefined where they may
 */
export function memoryShortage(manifest: Manifest, deviceMemory: number | undefined): string | undefined {
  const needed = wideningBytes(manifest) / 2 ** 30;
  if (deviceMemory === undefined || needed <= deviceMemory * SHARE) return undefined;
  return `weights at 32 bits need ${needed.toFixed(1)} GiB while they load, too much for a device of ${deviceMemory} GiB`;
}
