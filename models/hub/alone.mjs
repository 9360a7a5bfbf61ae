/** Lets one run at a time work in a folder: two would write to the same files. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from './error.mjs';

/** @param {number} pid @returns {boolean} whether a process of that number runs, ours or another user's */
function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} path of the file that holds the number of the process at work @returns {boolean} whether it is ours now */
function claim(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * @template T
 * @param {string} folder made where it is missing
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {HubError} `already-running`
 */
export async function alone(folder, work) {
  const path = join(folder, 'running.pid');
  mkdirSync(folder, { recursive: true });
  if (!claim(path)) {
    const pid = Number(readFileSync(path, 'utf8'));
    // A run that was killed leaves its file behind.
    if (!runs(pid)) rmSync(path);
    if (!claim(path)) {
      const message = `Another run (process ${pid}) is at work in ${folder}. Wait for its end, or stop it; if there is none, delete ${path}.`;
      throw new HubError('already-running', message);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
