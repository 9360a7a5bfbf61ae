// The packed library in Node: projects of modules and of CommonJS, a folder as it is, a machine without SIMD.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANSWER, answerOf, COMPUTE, NO_SIMD, packedLibrary, project, TOP } from './project.ts';

let library = '';
beforeAll(() => {
  library = packedLibrary();
});

const MODULE = `import * as library from 'loaded-dice';\n${COMPUTE}\nconsole.log(await compute(library));`;
const REQUIRE = `const library = require('loaded-dice');\n${COMPUTE}\ncompute(library).then(console.log);`;
const IMPORT_IN_COMMONJS = `${COMPUTE}\nimport('loaded-dice').then(compute).then(console.log);`;

describe('a project in Node', () => {
  it.each<[string, string, Record<string, string>]>([
    ['of modules', 'main.js', { 'package.json': '{ "type": "module" }', 'main.js': MODULE }],
    ['of CommonJS', 'main.js', { 'package.json': '{ "type": "commonjs" }', 'main.js': REQUIRE }],
    ['that says nothing of its kind', 'main.js', { 'package.json': '{}', 'main.js': REQUIRE }],
    ['of CommonJS that imports', 'main.js', { 'package.json': '{}', 'main.js': IMPORT_IN_COMMONJS }],
    [
      'of CommonJS that names the built file',
      'main.cjs',
      { 'main.cjs': REQUIRE.replace("'loaded-dice'", "'./node_modules/loaded-dice/loaded-dice.js'") },
    ],
    [
      'of modules that names the built file',
      'main.mjs',
      { 'main.mjs': MODULE.replace("'loaded-dice'", "'./node_modules/loaded-dice/loaded-dice.js'") },
    ],
  ])('%s', (_, main, files) => {
    expect(answerOf(project(library, files), main)).toEqual(ANSWER);
  });

  it('runs the README’s two examples', () => {
    const readme = readFileSync(join(TOP, 'README.md'), 'utf8');
    const [module = '', commonjs = ''] = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
    const tell = 'console.log(JSON.stringify([id, u, [...kept]]));';
    const folder = project(library, {
      'package.json': '{}',
      'example.mjs': `${module}${tell}`,
      'example.cjs': commonjs.replace(/\n}/, `\n${tell}\n}`),
    });
    expect(answerOf(folder, 'example.mjs')).toEqual([0, 0.3745401188473625, [0, 1, 2]]);
    expect(answerOf(folder, 'example.cjs')).toEqual([0, 0.3745401188473625, [0, 1, 2]]);
  });
});

describe.runIf(process.arch === 'x64')('where SIMD is denied', () => {
  it.each([
    ['main.mjs', MODULE],
    ['main.cjs', REQUIRE],
  ])('%s takes the other core', (main, program) => {
    const folder = project(library, { [main]: program });
    // The one with SIMD would not compile; it is gone as well, to show that nothing asks for it.
    rmSync(join(folder, 'node_modules/loaded-dice/loaded-dice.wasm'));
    expect(answerOf(folder, NO_SIMD, main)).toEqual(ANSWER);
  });
});
