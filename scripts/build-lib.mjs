// Packs the sampler for others as an npm package: loaded-dice.{js,d.ts,wasm}, an ES module for browsers, workers
// and Node, and loaded-dice-scalar.wasm for machines without SIMD. Needs build/wasm (scripts/build-wasm.mjs).
//
//   node scripts/build-lib.mjs [output folder]
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { TOP } from './tools.mjs';

const entry = join(TOP, 'web/sampler/index.ts');
const output = resolve(TOP, process.argv[2] ?? 'dist/lib');
/** What the cores are called here, by what the build calls them. */
const NAMES = { 'sampling.wasm': 'loaded-dice.wasm', 'scalar.wasm': 'loaded-dice-scalar.wasm' };
const CORE_FILE = /(?:\.\.\/\.\.\/build\/wasm\/)?\b(sampling\.wasm|scalar\.wasm)/g;

/** Everything that names a core's file names the one beside the library instead. */
const coreBesideLibrary = {
  name: 'core-beside-library',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.endsWith('wasm-url.ts') && !id.endsWith('sampling.mjs')) return null;
    // In one pass, for a name of ours may end in one of theirs.
    return code.replace(CORE_FILE, (_, name) => NAMES[/** @type {keyof typeof NAMES} */ (name)]);
  },
};

async function packCode() {
  const bundle = await rolldown({ input: entry, plugins: [coreBesideLibrary] });
  await bundle.write({ file: join(output, 'loaded-dice.js'), format: 'esm', minify: true });
  await bundle.close();
}

/** @returns {ts.SourceFile[]} the declarations of the entry and of every module it uses */
function emitDeclarations() {
  const config = ts.readConfigFile(join(TOP, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, TOP);
  const program = ts.createProgram([entry], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    allowJs: false,
    checkJs: false,
  });
  /** @type {ts.SourceFile[]} */
  const files = [];
  const { diagnostics } = program.emit(undefined, (name, text) => {
    files.push(ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost));
  return files;
}

const formatHost = {
  getCurrentDirectory: () => TOP,
  getCanonicalFileName: (/** @type {string} */ name) => name,
  getNewLine: () => '\n',
};

/** @param {ts.Statement} statement @returns {string[]} the names it declares */
function declaredNames(statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const named =
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isFunctionDeclaration(statement);
  return named && statement.name ? [statement.name.text] : [];
}

/** Writes one file with the declarations of what the entry exports, and of nothing else. */
function packTypes() {
  const files = emitDeclarations();
  const isEntry = (/** @type {ts.SourceFile} */ file) => file.fileName.endsWith('/index.d.ts');
  const exported = new Set(
    files
      .filter(isEntry)
      .flatMap((file) => [...file.statements])
      .flatMap((statement) =>
        ts.isExportDeclaration(statement) &&
        statement.exportClause &&
        ts.isNamedExports(statement.exportClause)
          ? statement.exportClause.elements.map((element) => element.name.text)
          : [],
      ),
  );
  const declarations = files
    .filter((file) => !isEntry(file))
    .flatMap((file) => [...file.statements])
    .filter((statement) => declaredNames(statement).some((name) => exported.has(name)))
    .map((statement) => withDocumentation(statement));
  writeFileSync(join(output, 'loaded-dice.d.ts'), `${declarations.join('\n\n')}\n`);
}

/** @param {ts.Statement} statement @returns {string} its text with the doc comment, if it has one */
function withDocumentation(statement) {
  const [documentation] = ts.getJSDocCommentsAndTags(statement);
  const start = documentation?.getStart() ?? statement.getStart();
  return statement.getSourceFile().text.slice(start, statement.end);
}

/** One entry for all: the code asks at run time whether Node is there, so bundlers need no choice of files. */
function packManifest() {
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
await packCode();
packTypes();
packManifest();
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
