// The packed library in pages: as it is, and through Vite, webpack and esbuild; in a browser with SIMD and in one
// that denies it. Bundles for Node are here too.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { build as esbuild } from 'esbuild';
import { build as vite, createServer as viteServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webpack, { type Configuration } from 'webpack';
import { serve } from '../../scripts/serve.mjs';
import { findChromium } from '../../scripts/tools.mjs';
import { ANSWER, answerOf, COMPUTE, NO_SIMD, packedLibrary, project } from './project.ts';

const page = (script: string) => `<!doctype html><meta charset="utf-8"><title></title>${script}`;
const SHOW = `${COMPUTE}\nconst show = (answer) => { document.title = answer; };\n`;
const FILES = {
  'package.json': '{ "type": "module" }',
  'index.html': page('<script type="module" src="./main.js"></script>'),
  'main.js': `import * as library from 'loaded-dice';\n${SHOW}compute(library).then(show);`,
  'node.js': `import * as library from 'loaded-dice';\n${COMPUTE}\ncompute(library).then(console.log);`,
};
const LIBRARY = 'node_modules/loaded-dice';
const CORES = ['loaded-dice.wasm', 'loaded-dice-scalar.wasm'];

let library = '';
const browsers: Browser[] = [];
beforeAll(async () => {
  library = packedLibrary();
  const args = ['--no-sandbox', '--disable-background-networking'];
  for (const flags of [[], [`--js-flags=${NO_SIMD}`]]) {
    browsers.push(await chromium.launch({ executablePath: findChromium(), args: [...args, ...flags] }));
  }
});
afterAll(async () => {
  for (const browser of browsers) await browser.close();
});

/** Opens the page in a browser. @returns what it computed, and the cores it asked for */
async function open(
  browser: Browser | undefined,
  url: string,
): Promise<{ answer: unknown; cores: string[] }> {
  if (!browser) throw new Error('There is no browser.');
  const tab = await browser.newPage();
  const cores: string[] = [];
  const faults: string[] = [];
  tab.on('response', (response) => {
    const file = new URL(response.url()).pathname.split('/').at(-1) ?? '';
    if (file.endsWith('.wasm')) cores.push(`${response.status()} ${file}`);
  });
  tab.on('pageerror', (error) => faults.push(error.message));
  await tab.goto(url);
  await expect.poll(async () => (await tab.title()) || faults[0], { timeout: 30_000 }).toBeTruthy();
  expect(faults).toEqual([]);
  const answer: unknown = JSON.parse(await tab.title());
  await tab.close();
  return { answer, cores };
}

/** Both browsers compute the answer, each with one core, and that the right one. */
async function expectAnswers(url: string, simdName: RegExp, scalarName: RegExp): Promise<void> {
  for (const [browser, name] of [[browsers[0], simdName] as const, [browsers[1], scalarName] as const]) {
    const { answer, cores } = await open(browser, url);
    expect(answer).toEqual(ANSWER);
    expect(cores).toEqual([expect.stringMatching(name)]);
  }
}

async function expectAnswersOf(folder: string, simdName: RegExp, scalarName: RegExp): Promise<void> {
  const server = await serve({ root: folder, port: 0, base: '/deep/down/' });
  try {
    await expectAnswers(server.url, simdName, scalarName);
  } finally {
    await server.close();
  }
}

const OWN_NAMES = [/^200 loaded-dice\.wasm$/, /^200 loaded-dice-scalar\.wasm$/] as const;
/** A bundler's names have a hash in them. */
const HASHED_NAMES = [
  /^200 loaded-dice-(?!scalar)[\w-]+\.wasm$/,
  /^200 loaded-dice-scalar-[\w-]+\.wasm$/,
] as const;

describe.runIf(process.arch === 'x64')('a page, with SIMD and without', () => {
  it('plain', async () => {
    const folder = project(library, {
      'index.html': FILES['index.html'],
      'main.js': `import * as library from './${LIBRARY}/loaded-dice.js';\n${SHOW}compute(library).then(show);`,
    });
    await expectAnswersOf(folder, ...OWN_NAMES);
  });

  it('plain, in a worker', async () => {
    const folder = project(library, {
      'index.html': FILES['index.html'],
      'main.js': `
        // The policy that the server's headers allow.
        const policy = trustedTypes.createPolicy('loaded-dice', { createScriptURL: (url) => url });
        const worker = new Worker(policy.createScriptURL('worker.js'), { type: 'module' });
        worker.onmessage = ({ data }) => { document.title = data; };`,
      'worker.js': `import * as library from './${LIBRARY}/loaded-dice.js';\n${COMPUTE}\ncompute(library).then(postMessage);`,
    });
    await expectAnswersOf(folder, ...OWN_NAMES);
  });

  it('built by Vite', async () => {
    const root = project(library, FILES);
    await vite({ root, base: './', configFile: false, logLevel: 'silent' });
    await expectAnswersOf(join(root, 'dist'), ...HASHED_NAMES);
  });

  it('served by Vite while it is written', async () => {
    const root = project(library, FILES);
    const server = await viteServer({
      root,
      configFile: false,
      logLevel: 'silent',
      server: { port: 0, hmr: false },
    });
    await server.listen();
    try {
      await expectAnswers(server.resolvedUrls?.local[0] ?? '', ...OWN_NAMES);
    } finally {
      await server.close();
    }
  });

  it('built by webpack', async () => {
    const folder = project(library, {
      ...FILES,
      'out/index.html': page('<script defer src="main.js"></script>'),
    });
    await pack({ context: folder, entry: './main.js', output: { path: join(folder, 'out') } });
    await expectAnswersOf(join(folder, 'out'), /^200 [0-9a-f]+\.wasm$/, /^200 [0-9a-f]+\.wasm$/);
  });

  it('built by esbuild, with the cores beside the bundle', async () => {
    const folder = project(library, { ...FILES, 'out/index.html': FILES['index.html'] });
    await bundle(folder, 'main.js', 'browser');
    await expectAnswersOf(join(folder, 'out'), ...OWN_NAMES);
  });
});

describe('a bundle for Node', () => {
  it('built by webpack', async () => {
    const folder = project(library, FILES);
    await pack({
      context: folder,
      entry: './node.js',
      target: 'node20',
      output: { path: join(folder, 'out'), filename: 'node.cjs' },
    });
    expect(answerOf(folder, 'out/node.cjs')).toEqual(ANSWER);
  });

  it('built by esbuild, with the cores beside the bundle', async () => {
    const folder = project(library, FILES);
    await bundle(folder, 'node.js', 'node');
    expect(answerOf(folder, 'out/node.js')).toEqual(ANSWER);
  });
});

function pack(configuration: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    webpack({ mode: 'production', ...configuration }, (error, stats) => {
      const told = stats?.toString({ all: false, errors: true, warnings: true });
      if (error || told) reject(error ?? new Error(told));
      else resolve();
    });
  });
}

async function bundle(folder: string, entry: string, platform: 'browser' | 'node'): Promise<void> {
  const outdir = join(folder, 'out');
  const entryPoints = [join(folder, entry)];
  const { warnings } = await esbuild({
    entryPoints,
    outdir,
    bundle: true,
    format: 'esm',
    platform,
    logLevel: 'silent',
  });
  expect(warnings).toEqual([]);
  for (const core of CORES) cpSync(join(folder, LIBRARY, core), join(outdir, core));
}
