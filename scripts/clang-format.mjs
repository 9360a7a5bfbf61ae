// Formats the C++ sources; with --check only says which would change, and fails if any would.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TOP } from './tools.mjs';

const check = process.argv.includes('--check');

const files = ['wasm', 'tests/cpp'].flatMap((folder) =>
  readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(h|hpp|cpp)$/.test(name))
    .map((name) => join(TOP, folder, name)),
);
const mode = check ? ['--dry-run', '--Werror'] : ['-i'];
const run = spawnSync('clang-format', [...mode, ...files], { encoding: 'utf8' });
if (run.error) {
  console.error(`clang-format does not run: ${run.error.message}; apt-get install clang-format`);
  process.exit(1);
}
if (run.status !== 0) console.error(run.stderr);
console.log(`clang-format: ${files.length} files ${run.status !== 0 ? 'need formatting' : 'in order'}`);
process.exit(run.status ?? 1);
