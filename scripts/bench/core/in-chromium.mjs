/** The same measurements in Chromium: a page of its own, served from build/bench. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from '../../serve.mjs';
import { findChromium, TOP } from '../../tools.mjs';
import { peerFolder } from './programs.mjs';
import { previousTokens } from './rows.mjs';

const FOLDER = join(TOP, 'build/bench/page');

/** Puts everything that the page asks for beside it. @returns {boolean} whether transformers.js is there */
function lay() {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'index.html'), '<!doctype html><meta charset="utf-8"><title>Benchmark</title>');
  copyFileSync(join(TOP, 'scripts/bench/core/measure.mjs'), join(FOLDER, 'measure.mjs'));
  const library = join(peerFolder('@huggingface/transformers'), 'dist/transformers.min.js');
  if (!existsSync(library)) return false;
  copyFileSync(library, join(FOLDER, 'transformers.js'));
  for (const name of [
    'ort-wasm-simd-threaded',
    'ort-wasm-simd-threaded.asyncify',
    'ort-wasm-simd-threaded.jsep',
  ]) {
    for (const ending of ['mjs', 'wasm']) {
      const file = join(peerFolder('onnxruntime-web'), 'dist', `${name}.${ending}`);
      if (existsSync(file)) copyFileSync(file, join(FOLDER, `${name}.${ending}`));
    }
  }
  return true;
}

/**
 * @param {number[]} vocabularies @param {import('./rows.mjs')['ROWS']} rows
 * @param {(vocabulary: number) => string} logitsFile
 * @returns {Promise<Map<number, { ours: Record<string, number>, peer: Record<string, number> }>>}
 */
export async function measureInChromium(vocabularies, rows, logitsFile) {
  const hasPeer = lay();
  const server = await serve({ root: join(TOP, 'build/bench'), port: 0 });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}page/index.html`);
    const results = new Map();
    for (const vocabulary of vocabularies) {
      const options = {
        vocabulary,
        rows,
        hasPeer,
        tokens: previousTokens(vocabulary),
        file: logitsFile(vocabulary).split('/').at(-1),
      };
      results.set(vocabulary, await page.evaluate(measureHere, options));
    }
    return results;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Runs in the page. @param {any} options */
async function measureHere({ vocabulary, rows, hasPeer, tokens, file }) {
  const at = (/** @type {string} */ path) => new URL(path, location.href).href;
  const { measure, transformersPeer } = await import(at('measure.mjs'));
  const { loadSampler } = await import(at('../lib/loaded-dice.js'));
  const sampler = await loadSampler();
  let peer;
  if (hasPeer) {
    const library = await import(at('transformers.js'));
    library.env.backends.onnx.wasm.wasmPaths = at('./');
    peer = transformersPeer(library);
  }
  const bytes = await (await fetch(at(`../${file}`))).arrayBuffer();
  const count = bytes.byteLength / 4 / vocabulary;
  const lists = Array.from(
    { length: count },
    (_, i) => new Float32Array(bytes.slice(i * 4 * vocabulary, (i + 1) * 4 * vocabulary)),
  );
  return measure({ sampler, peer, lists, rows, tokens });
}
