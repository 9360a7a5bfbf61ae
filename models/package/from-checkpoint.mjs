/**
 * Writes a package from a checkpoint of GPT-2's layout.
 * Usage: node models/package/from-checkpoint.mjs --weights build/train/embedded.safetensors --out models/embedded
 *          [--name ...] [--licence ...] [--source ...] [--heads 4]
 */
import { parseArgs } from 'node:util';
import { checkWeights } from '../checkpoint/check-weights.mjs';
import { countParameters, isMask } from '../checkpoint/gpt2.mjs';
import { openSafetensors } from '../checkpoint/safetensors.mjs';
import { checkpointWeights } from '../weights/matrices.mjs';
import { encodeTensors } from './tensors.mjs';
import { writePackage } from './write.mjs';

const { values: options } = parseArgs({
  options: {
    weights: { type: 'string', default: 'build/train/embedded.safetensors' },
    out: { type: 'string', default: 'models/embedded' },
    name: { type: 'string', default: 'Loaded Dice embedded' },
    licence: { type: 'string', default: 'MIT' },
    source: { type: 'string', default: 'trained for this course on public-domain books' },
    heads: { type: 'string' },
  },
});
const { weights: path, out, heads, ...facts } = options;
const file = openSafetensors(path, (name) => !isMask(name));
const { architecture, weights } = checkWeights(file.tensors, Number(heads ?? file.metadata.n_head ?? 4));
const encoded = encodeTensors(architecture, weights, checkpointWeights(architecture, weights));
const parameters = countParameters(architecture);
const { shards, tokenizer } = writePackage({ facts, architecture, parameters, ...encoded }, out);
const size = shards.reduce((sum, shard) => sum + shard.bytes, tokenizer.bytes);
console.log(
  `${out}: ${parameters} parameters, ${shards.length} shard(s), ${(size / 1e6).toFixed(2)} MB with the tokenizer`,
);
