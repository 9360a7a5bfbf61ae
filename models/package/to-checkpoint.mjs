/**
 * Writes a package's weights, as the loader sees them after 8 bits, as a safetensors file of GPT-2's layout: to train
 * on from a shipped model, or to give the same weights to another program.
 * Usage: node models/package/to-checkpoint.mjs --package models/embedded --out build/unpacked.safetensors
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedShapes } from '../checkpoint/gpt2.mjs';
import { writeSafetensors } from '../checkpoint/safetensors.mjs';
import { fromHalves } from '../weights/float16.mjs';
import { dequantise } from '../weights/quantise.mjs';
import { transpose } from '../weights/transpose.mjs';

/** @typedef {import('./shards.mjs').TensorEntry} TensorEntry */

/**
 * @param {string} folder of a package
 * @returns {{ architecture: import('../checkpoint/gpt2.mjs').Architecture, weights: Map<string, import('../checkpoint/safetensors.mjs').FloatTensor> }}
 *   names without the prefix `transformer.`; the layers' matrices [inputs, outputs], as checkpoints have them
 */
export function readPackage(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const file = Buffer.concat(
    manifest.shards.map((/** @type {{ file: string }} */ { file: name }) => readFileSync(join(folder, name))),
  );
  /** @type {Map<string, TensorEntry>} */
  const entries = new Map(manifest.tensors.map((/** @type {TensorEntry} */ entry) => [entry.name, entry]));
  const bytes = (/** @type {string} */ name) => {
    const { offset, bytes: length } = /** @type {TensorEntry} */ (entries.get(name));
    return Uint8Array.from(file.subarray(offset, offset + length));
  };
  const halves = (/** @type {string} */ name) => new Uint16Array(bytes(name).buffer);
  const weights = new Map();
  for (const [name, shape] of expectedShapes(manifest.architecture)) {
    const [first = 0, second = 0] = shape;
    if (!entries.has(`${name}.codes`)) {
      const isHalf = entries.get(name)?.type === 'float16';
      const data = isHalf ? fromHalves(halves(name)) : new Float32Array(bytes(name).buffer);
      weights.set(name, { shape, data });
      continue;
    }
    // The package keeps the layers' matrices [outputs, inputs]; the token table stands as it is.
    const isTable = name === 'wte.weight';
    const [rows, columns] = isTable ? [first, second] : [second, first];
    const data = dequantise({
      rows,
      columns,
      bits: 8,
      codes: bytes(`${name}.codes`),
      scales: halves(`${name}.scales`),
    });
    weights.set(name, { shape, data: isTable ? data : transpose(data, rows, columns) });
  }
  return { architecture: manifest.architecture, weights };
}

if (import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const { values } = parseArgs({
    options: {
      package: { type: 'string', default: 'models/embedded' },
      out: { type: 'string', default: 'build/unpacked.safetensors' },
    },
  });
  const { architecture, weights } = readPackage(values.package);
  const prefixed = new Map([...weights].map(([name, tensor]) => [`transformer.${name}`, tensor]));
  mkdirSync(dirname(values.out), { recursive: true });
  writeSafetensors(values.out, prefixed, { n_head: String(architecture.heads) });
}
