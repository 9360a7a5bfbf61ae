/** Checks the free space on the disk before anything is downloaded. */
import { statfs } from 'node:fs/promises';
import { HubError } from './error.mjs';
import { megabytes } from './progress.mjs';

/**
 * @param {string} folder that exists
 * @param {number} needed bytes
 * @param {(folder: string) => Promise<number>} [free] bytes that the user may fill
 * @throws {HubError} `disk-full`
 */
export async function checkRoom(folder, needed, free = freeBytes) {
  const available = await free(folder);
  if (available >= needed) return;
  const message = `${folder} has ${megabytes(available)} left and the model needs ${megabytes(needed)} while it is made. Free ${megabytes(needed - available)}, or give --out a folder on another disk.`;
  throw new HubError('disk-full', message);
}

/** @param {string} folder */
async function freeBytes(folder) {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
