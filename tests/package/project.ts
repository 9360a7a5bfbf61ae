// Throw-away projects that use the packed library, each far from this repository's own packages.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

export const TOP = fileURLToPath(new URL('../..', import.meta.url));

/** The machine without SIMD: V8 has none for WebAssembly where SSE 4.1 is denied to it. */
export const NO_SIMD = '--no-enable-sse4-1';

/** What a program must answer: NumPy's first coin of seed 42, a token, who is kept, an error's code. */
export const ANSWER = [0.3745401188473625, 0, [0, 1, 2], 'bad-coin'];

/** Computes the answer with a sampler; every consumer runs it in its own surroundings. */
export const COMPUTE = `
async function compute({ loadSampler, SamplerError }) {
  const sampler = await loadSampler();
  const logits = Float32Array.of(8.5, 5.2, 4.1, 2);
  const { kept } = sampler.distribution(logits, { temperature: 2, topP: 0.9 });
  let code = '';
  try { sampler.sample(logits, {}, 1); } catch (error) { if (error instanceof SamplerError) code = error.code; }
  return JSON.stringify([sampler.random(42).uniform(), sampler.sample(logits, { temperature: 0 }, 0.5), [...kept], code]);
}
`;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loaded-dice-'));
  folders.push(folder);
  return folder;
}

/** @returns a folder with the library as `npm run build` writes it */
export function packedLibrary(): string {
  const folder = newFolder();
  execFileSync(process.execPath, [join(TOP, 'scripts/build-lib.mjs'), folder], { stdio: 'pipe' });
  return folder;
}

/** @returns the folder of a project with these files, and the library where npm would put it */
export function project(library: string, files: Record<string, string>): string {
  const folder = newFolder();
  cpSync(library, join(folder, 'node_modules/loaded-dice'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Runs a program of a project in Node, which must end well and without a warning. @returns the JSON it prints */
export function answerOf(folder: string, ...args: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}
