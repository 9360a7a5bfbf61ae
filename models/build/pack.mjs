/**
 * Packs GPT-2 weights for the page: quantises, writes two graphs, shards, the tokenizer and the manifest.
 * Usage: node models/build/pack.mjs --weights build/train/embedded.safetensors --out models/embedded
 *          [--name ...] [--licence ...] [--source ...] [--heads 4]
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fromFloat16, toFloat16 } from './float16.mjs';
import { checkWeights, isMask, layerMatrices } from './gpt2.mjs';
import { buildGraph } from './graph.mjs';
import { dequantise, quantise } from './quantise.mjs';
import { readSafetensors } from './safetensors.mjs';
import { recordSelfTest } from './self-test.mjs';
import { cutIntoShards, sha256 } from './shards.mjs';
import { buildTokenizer, readRanks } from './tokenizer.mjs';
import { transpose } from './transpose.mjs';

/** @typedef {import('./gpt2.mjs').Architecture} Architecture */
/** @typedef {import('./safetensors.mjs').FloatTensor} FloatTensor */
/** @typedef {import('./shards.mjs').PackedTensor} PackedTensor */

/**
 * Matrices at 8 bits, positions in half precision, the rest as it is; and the values that the loader will see.
 * @param {Architecture} architecture
 * @param {Map<string, FloatTensor>} weights
 * @returns {{ tensors: PackedTensor[], values: Map<string, Float32Array> }}
 */
export function packTensors(architecture, weights) {
  const { vocabulary, width, layers } = architecture;
  /** @type {PackedTensor[]} */
  const tensors = [];
  const values = new Map();
  const data = (/** @type {string} */ name) => /** @type {FloatTensor} */ (weights.get(name)).data;
  const bytes = (/** @type {ArrayBufferView} */ view) =>
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const addMatrix = (
    /** @type {string} */ name,
    /** @type {Float32Array} */ matrix,
    /** @type {number} */ rows,
    /** @type {number} */ columns,
  ) => {
    const quantised = quantise(matrix, rows, columns);
    tensors.push({
      name: `${name}.codes`,
      type: 'uint8',
      shape: [rows, columns / 32, 32],
      data: quantised.codes,
    });
    tensors.push({
      name: `${name}.scales`,
      type: 'float16',
      shape: [rows, columns / 32],
      data: bytes(quantised.scales),
    });
    values.set(name, dequantise(quantised));
  };
  addMatrix('wte.weight', data('wte.weight'), vocabulary, width);
  for (let layer = 0; layer < layers; layer++) {
    for (const { name, inputs, outputs } of layerMatrices(architecture, layer)) {
      addMatrix(`${name}.weight`, transpose(data(`${name}.weight`), inputs, outputs), outputs, inputs);
    }
  }
  const positions = Uint16Array.from(data('wpe.weight'), toFloat16);
  tensors.push({
    name: 'wpe.weight',
    type: 'float16',
    shape: [architecture.context, width],
    data: bytes(positions),
  });
  values.set('wpe.weight', Float32Array.from(positions, fromFloat16));
  for (const [name, tensor] of weights) {
    if (values.has(name)) continue;
    tensors.push({ name, type: 'float32', shape: tensor.shape, data: bytes(tensor.data) });
    values.set(name, tensor.data);
  }
  return { tensors, values };
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
 * @param {{ weights: string, out: string, name: string, licence: string, source: string, heads?: string }} options
 */
export function pack({ weights: path, out, name, licence, source, heads }) {
  const { tensors: read, metadata } = readSafetensors(readFileSync(path), (tensor) => !isMask(tensor));
  const { architecture, weights } = checkWeights(read, Number(heads ?? metadata.n_head ?? 4));
  const { tensors, values } = packTensors(architecture, weights);
  const { entries, shards } = cutIntoShards(tensors);
  mkdirSync(out, { recursive: true });
  for (const file of readdirSync(out)) if (/\.(bin|onnx)$/.test(file)) rmSync(join(out, file));
  for (const { file, data } of shards) writeFileSync(join(out, file), data);
  const ranks = createRequire(import.meta.url).resolve('gpt-tokenizer/data/r50k_base.tiktoken');
  const tokenizer = JSON.stringify(buildTokenizer(readRanks(readFileSync(ranks, 'utf8'))));
  const manifest = {
    format: 1,
    name,
    licence,
    source,
    architecture,
    parameters: [...weights.values()].reduce((sum, { data }) => sum + data.length, 0),
    graphs: {
      webgpu: write(out, 'graph.webgpu.onnx', buildGraph(architecture, 'webgpu')),
      wasm: write(out, 'graph.wasm.onnx', buildGraph(architecture, 'wasm')),
    },
    tokenizer: write(out, 'tokenizer.json', new TextEncoder().encode(tokenizer)),
    shards: shards.map(({ file, bytes, sha256: hash }) => ({ file, bytes, sha256: hash })),
    tensors: entries,
    selfTest: recordSelfTest(architecture, values),
  };
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  return manifest;
}

if (import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const { values } = parseArgs({
    options: {
      weights: { type: 'string', default: 'build/train/embedded.safetensors' },
      out: { type: 'string', default: 'models/embedded' },
      name: { type: 'string', default: 'Loaded Dice embedded' },
      licence: { type: 'string', default: 'MIT' },
      source: { type: 'string', default: 'trained by models/build/train on public-domain books' },
      heads: { type: 'string' },
    },
  });
  const { parameters, shards, tokenizer } = pack(values);
  const size = shards.reduce((sum, shard) => sum + shard.bytes, tokenizer.bytes);
  console.log(
    `${values.out}: ${parameters} parameters, ${shards.length} shard(s), ${(size / 1e6).toFixed(2)} MB with the tokenizer`,
  );
}
