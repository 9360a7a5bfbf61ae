/** Builds everything that is shipped into dist/: the core, the page, the library. */
import { runMain, runNode } from './tools.mjs';

await runMain(async () => {
  await runNode('scripts/build-wasm.mjs');
  // The page goes first: its build empties dist/.
  await runNode('node_modules/vite/bin/vite.js', ['build']);
  await runNode('scripts/build-lib.mjs');
});
