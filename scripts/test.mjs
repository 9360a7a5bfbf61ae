/** Every check of the project, cheapest to fail first where order allows. Stops at the first stage that fails. */
import { setup } from './setup.mjs';
import { findProgram, run, runMain, runNode } from './tools.mjs';

/** @type {[string, () => Promise<void>][]} */
const STAGES = [
  ['setup', () => setup({ tests: true })],
  ['core to WebAssembly', () => runNode('scripts/build-wasm.mjs')],
  [
    'formatting and lint',
    () => runNode('node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  ],
  ['C++ formatting', () => runNode('scripts/clang-format.mjs', ['--check'])],
  ['types', () => runNode('node_modules/typescript/bin/tsc', ['--noEmit'])],
  ['core, native', () => cmakeTests('native')],
  ['core, with sanitizers', () => cmakeTests('sanitize')],
  ['core, as WebAssembly in Node', () => cmakeTests('wasm')],
  ['build of page and library', () => runNode('scripts/build.mjs')],
  ['library and page, in Node', () => runNode('node_modules/vitest/vitest.mjs', ['run', '--coverage'])],
  ['page, in a browser', () => runNode('node_modules/@playwright/test/cli.js', ['test'])],
];

/** @param {string} preset */
async function cmakeTests(preset) {
  const cmake = findProgram('cmake') ?? 'cmake';
  await run(cmake, ['--preset', preset, '-DLOADED_DICE_FETCH_CATCH2=ON']);
  await run(cmake, ['--build', '--preset', preset, '--target', 'sampling_tests', '--parallel', '2']);
  // A preset that found no tests must not count as passed.
  await run(findProgram('ctest') ?? 'ctest', ['--preset', preset, '--no-tests=error']);
}

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

await runMain(async () => {
  const start = performance.now();
  for (const [index, [name, check]] of STAGES.entries()) {
    console.log(`\n== ${index + 1}/${STAGES.length} ${name}`);
    const stage = performance.now();
    await check().catch((error) => {
      console.error(`\n== FAILED: ${name}, after ${seconds(stage)}`);
      throw error;
    });
    console.log(`== ${name}: passed in ${seconds(stage)}`);
  }
  console.log(`\n== All ${STAGES.length} stages passed in ${seconds(start)}`);
});
