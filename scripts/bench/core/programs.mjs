/** The programs that the benchmark runs beside Node: found, installed or built on demand, in build/. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run, TOP } from '../../tools.mjs';

const PEERS = join(TOP, 'build/peers');
/** Development-only peers, never shipped: transformers.js, and an npm package that carries llama.cpp's sources. */
const PACKAGES = ['@huggingface/transformers@4', 'llama.rn@0.12.9'];

/** @param {string} name @returns {string} folder of a peer's package */
export const peerFolder = (name) => join(PEERS, 'node_modules', name);

/** @returns {Promise<boolean>} whether the peers' packages are there now */
export async function installPeers() {
  if (existsSync(peerFolder('llama.rn')) && existsSync(peerFolder('@huggingface/transformers'))) return true;
  mkdirSync(PEERS, { recursive: true });
  writeFileSync(join(PEERS, 'package.json'), '{ "private": true }\n');
  const flags = ['--no-save', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  const npm = findProgram('npm') ?? 'npm';
  return attempt('transformers.js and llama.cpp', () =>
    run(npm, ['install', '--prefix', PEERS, ...flags, ...PACKAGES]),
  );
}

/** @returns {Promise<string | undefined>} the native benchmark of the core */
export async function nativeBench() {
  const cmake = findProgram('cmake') ?? 'cmake';
  const built = await attempt('the native benchmark', async () => {
    if (!existsSync('/usr/include/benchmark') && findProgram('apt-get')) {
      await run('apt-get', ['install', '--yes', '--no-install-recommends', '--quiet', 'libbenchmark-dev']);
    }
    await run(cmake, ['--preset', 'native', '-DLOADED_DICE_BENCH=ON']);
    await run(cmake, ['--build', '--preset', 'native', '--target', 'sampling_bench']);
  });
  return built ? join(TOP, 'build/cmake-native/sampling_bench') : undefined;
}

/** @returns {Promise<string | undefined>} the benchmark of llama.cpp's sampler */
export async function llamaBench() {
  const program = join(TOP, 'build/bench/llama_bench');
  const source = join(TOP, 'wasm/bench/llama_bench.cpp');
  if (existsSync(program) && statSync(program).mtimeMs > statSync(source).mtimeMs) return program;
  const sources = join(peerFolder('llama.rn'), 'cpp');
  if (!existsSync(sources)) return undefined;
  const compiler = findProgram('g++', 'clang++') ?? 'g++';
  const built = await attempt("llama.cpp's sampler", () =>
    // Grammars, models and the like are never called here, so they need not be there.
    run(compiler, [
      ...[
        '-std=c++20',
        '-O3',
        '-march=native',
        '-DNDEBUG',
        '-w',
        '-no-pie',
        '-Wl,--unresolved-symbols=ignore-all',
      ],
      ...['-I', sources, source],
      ...['llama-sampler.cpp', 'llama-impl.cpp'].map((name) => join(sources, name)),
      ...['-o', program],
    ]),
  );
  return built ? program : undefined;
}

/** @returns {string | undefined} a Python that has NumPy */
export const pythonWithNumpy = () =>
  ['/usr/bin/python3', findProgram('python3')].find(
    (program) => program && spawnSync(program, ['-c', 'import numpy']).status === 0,
  );

/** A peer that can't be had is left out, and says so. @param {string} what @param {() => Promise<void>} work */
async function attempt(what, work) {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(`bench: without ${what}: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}
