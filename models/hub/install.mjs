/** Puts a whole package into its place, or leaves the old one. */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PACKAGE_FILE } from '../package/offers.mjs';
import { hashFile } from './download.mjs';

/** Where a package is written before it takes its place. */
export const newFolder = (/** @type {string} */ out) => `${out}.new`;

/**
 * Puts the new package in the place of an older one.
 * @param {string} out
 */
export function takePlace(out) {
  rmSync(out, { recursive: true, force: true });
  renameSync(newFolder(out), out);
}

/**
 * @param {string} folder
 * @param {import('../package/write.mjs').Facts} facts
 * @returns {Promise<boolean>} whether it holds this very model, every file as its manifest has it
 */
export async function isInstalled(folder, facts) {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return false;
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  const isOther = Object.entries(facts).some(([key, value]) => manifest[key] !== value);
  if (isOther) return false;
  const { graphs, tokenizer, shards } = manifest;
  for (const { file, sha256 } of [graphs.webgpu, graphs.wasm, tokenizer, ...shards]) {
    const found = existsSync(join(folder, file)) ? await hashFile(join(folder, file)) : '';
    if (found !== sha256) return false;
  }
  return true;
}

/**
 * @param {string} folder of a package
 * @param {string} place
 */
export async function copyPackage(folder, place) {
  const fresh = newFolder(place);
  rmSync(fresh, { recursive: true, force: true });
  await mkdir(dirname(place), { recursive: true });
  for (const name of await readdir(folder)) {
    if (PACKAGE_FILE.test(name)) await cp(join(folder, name), join(fresh, name));
  }
  takePlace(place);
}
