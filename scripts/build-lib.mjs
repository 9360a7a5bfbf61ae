// Builds the sampler for others as an npm package: loaded-dice.{js,d.ts,wasm}, an ES module for browsers, workers
// and Node, and loaded-dice-scalar.wasm for machines without SIMD. Needs build/wasm (scripts/build-wasm.mjs).
//
//   node scripts/build-lib.mjs [output folder]
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { TOP } from './tools.mjs';

const entry = join(TOP, 'web/sampler/index.ts');
const output = resolve(TOP, process.argv[2] ?? 'dist/lib');
/** The cores' file names in the library, by their names in the build. */
const NAMES = { 'sampling.wasm': 'loaded-dice.wasm', 'scalar.wasm': 'loaded-dice-scalar.wasm' };
const CORE_FILE = /(?:(?:\.\.\/)+build\/wasm\/)?\b(sampling\.wasm|scalar\.wasm)/g;

/** Replaces the file names of the cores by those in the library. */
const coreBesideLibrary = {
  name: 'core-beside-library',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.endsWith('wasm-url.ts') && !id.endsWith('sampling.mjs')) return null;
    // In one pass, because a new name may end in an old one.
    return code.replace(CORE_FILE, (_, name) => NAMES[/** @type {keyof typeof NAMES} */ (name)]);
  },
};

async function writeCode() {
  const bundle = await rolldown({ input: entry, plugins: [coreBesideLibrary] });
  await bundle.write({ file: join(output, 'loaded-dice.js'), format: 'esm', minify: true });
  await bundle.close();
}

/** One file with the declarations of what the entry exports. */
async function writeTypes() {
  const compilerOptions = { noEmit: false, allowJs: false, checkJs: false };
  const bundle = await rolldown({
    input: { 'loaded-dice': entry },
    // The compiler takes seconds, which is no fault of a plugin.
    checks: { bundlerTimings: false },
    plugins: [dts({ emitDtsOnly: true, tsconfig: join(TOP, 'tsconfig.json'), compilerOptions })],
  });
  await bundle.write({ dir: output });
  await bundle.close();
}

/** One entry for all: the code asks at run time whether Node is there, so bundlers need no choice of files. */
function writeManifest() {
  const { name, version, license, engines } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
  const types = './loaded-dice.d.ts';
  const main = './loaded-dice.js';
  const entry = { types, default: main };
  const description = 'Sampling of tokens from logits, as language models do it';
  const cores = Object.fromEntries(Object.values(NAMES).map((file) => [`./${file}`, `./${file}`]));
  const manifest = {
    ...{ name, version, description, license, engines, type: 'module', sideEffects: false, main, types },
    exports: { '.': entry, './loaded-dice.js': entry, ...cores, './package.json': './package.json' },
  };
  writeFileSync(join(output, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

mkdirSync(output, { recursive: true });
await writeCode();
await writeTypes();
writeManifest();
copyFileSync(join(TOP, 'LICENSE'), join(output, 'LICENSE'));
for (const [name, ours] of Object.entries(NAMES)) {
  copyFileSync(join(TOP, 'build/wasm', name), join(output, ours));
}

// Only one of the two cores is fetched.
const files = ['loaded-dice.js', NAMES['sampling.wasm']].map((name) => join(output, name));
const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
const gzipped = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
console.log(
  `lib: ${relative(TOP, output)} ${(bytes / 1024).toFixed(0)} KiB, ${(gzipped / 1024).toFixed(1)} KiB gzipped`,
);
