// Builds the core to build/wasm: sampling.mjs with sampling.wasm, which uses SIMD, and scalar.wasm for browsers
// without. Only when its inputs have changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findEmscripten, TOP } from './tools.mjs';

const output = join(TOP, 'build', 'wasm');
const glue = join(output, 'sampling.mjs');
const binary = join(output, 'sampling.wasm');
const scalarGlue = join(output, 'scalar.mjs');
const scalarBinary = join(output, 'scalar.wasm');
const stamp = join(output, 'inputs.sha256');
const sources = ['wasm/sampling', 'wasm/bindings'];
const buildFiles = ['CMakeLists.txt', 'CMakePresets.json', 'wasm/toolchain.cmake'];

/** @returns {string} a digest of everything that decides what is built */
function digestInputs() {
  const files = sources.flatMap((folder) =>
    readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(h|cpp|mts)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const hash = createHash('sha256');
  for (const file of [...buildFiles, ...files].sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(TOP, file)));
  }
  return hash.digest('hex');
}

/** @param {string[]} args of cmake; on failure its whole output is shown and this process ends */
function cmake(args) {
  const run = spawnSync('cmake', args, { cwd: TOP, encoding: 'utf8' });
  if (run.status === 0) return;
  console.error(run.error ? `cmake does not run: ${run.error.message}` : run.stdout + run.stderr);
  process.exit(1);
}

/** One glue serves both cores: it must not matter which of the two it was written for. */
function checkGlue() {
  const [simd = '', scalar = ''] = [glue, scalarGlue].map((file) => readFileSync(file, 'utf8'));
  if (simd === scalar.replaceAll('scalar.wasm', 'sampling.wasm')) return;
  console.error(`wasm: ${glue} and ${scalarGlue} differ, so one of them cannot load both cores`);
  process.exit(1);
}

const digest = digestInputs();
const built = [glue, binary, scalarBinary, stamp].every((file) => existsSync(file));
if (built && readFileSync(stamp, 'utf8') === digest) {
  console.log('wasm: up to date');
} else {
  if (!findEmscripten()) {
    console.error('wasm: emcc not found; install emscripten (apt-get install emscripten) or set EMSDK');
    process.exit(1);
  }
  const start = performance.now();
  cmake(['--preset', 'wasm']);
  cmake(['--build', '--preset', 'wasm', '--target', 'sampling_wasm', 'scalar_wasm']);
  checkGlue();
  copyFileSync(join(TOP, 'wasm/bindings/sampling.d.mts'), join(output, 'sampling.d.mts'));
  writeFileSync(stamp, digest);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const sizes = [glue, binary, scalarBinary].map((file) => `${(statSync(file).size / 1024).toFixed(0)} KiB`);
  console.log(`wasm: built in ${seconds} s (glue ${sizes[0]}, core ${sizes[1]}, without SIMD ${sizes[2]})`);
}
