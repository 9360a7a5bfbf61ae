// Runs clang-tidy over the core (see .clang-tidy). Needs the native preset's compile_commands.json, which it makes.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run, runMain, TOP } from './tools.mjs';

const core = join(TOP, 'wasm/sampling');
const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.cpp'))
  .map((name) => join(core, name));

await runMain(async () => {
  const tidy = findProgram('clang-tidy');
  if (!tidy) throw new Error('clang-tidy is not there: apt-get install clang-tidy');
  await run(findProgram('cmake') ?? 'cmake', ['--preset', 'native']);
  const { status, stdout } = spawnSync(tidy, ['--quiet', '-p', join(TOP, 'build/cmake-native'), ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`clang-tidy found faults:\n${stdout}`);
  console.log(`clang-tidy: ${files.length} files without a fault`);
});
