/** The models that the site can offer: packages in the repository, and what is told of each. Node built-ins only. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODELS = fileURLToPath(new URL('..', import.meta.url));

/** Which files of a package's folder belong to it. */
export const PACKAGE_FILE = /\.(json|onnx|bin)$/;

/** Where each model's package lies; only the first one is always there. */
export const PACKAGES = [
  { model: 'embedded', folder: join(MODELS, 'embedded') },
  { model: 'distilgpt2', folder: join(MODELS, 'distilgpt2/package') },
];

/**
 * @typedef {object} Offer what a page may tell of a model before it is loaded
 * @property {string} model name of its folder
 * @property {string} name
 * @property {number} parameters
 * @property {string} licence
 * @property {string} source
 * @property {number} bytes of all files that a load fetches: the weights, the tokenizer, both graphs
 */

/**
 * @param {string} model
 * @param {string} folder
 * @returns {Offer | undefined} undefined where there is no package
 */
function offer(model, folder) {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return undefined;
  const { name, parameters, licence, source, shards, tokenizer, graphs } = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  const bytes = shards.reduce(
    (/** @type {number} */ sum, /** @type {{ bytes: number }} */ shard) => sum + shard.bytes,
    tokenizer.bytes + graphs.webgpu.bytes + graphs.wasm.bytes,
  );
  return { model, name, parameters, licence, source, bytes };
}

/** The default model stands first, whatever the others are called. */
const byName = (/** @type {{ model: string }} */ a, /** @type {{ model: string }} */ b) =>
  Number(b.model === 'embedded') - Number(a.model === 'embedded') || (a.model < b.model ? -1 : 1);

/**
 * @param {{ model: string, folder: string }[]} [packages]
 * @returns {string} the content of models/index.json
 */
export function packageIndex(packages = PACKAGES) {
  const offers = packages.toSorted(byName).map(({ model, folder }) => offer(model, folder));
  return `${JSON.stringify(offers.filter(Boolean), null, 1)}\n`;
}

/**
 * Writes the list of the packages that a built site holds.
 * @param {string} site its folder
 */
export function writePackageIndex(site) {
  const models = join(site, 'models');
  const found = existsSync(models) ? readdirSync(models, { withFileTypes: true }) : [];
  const packages = found
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ model: name, folder: join(models, name) }));
  const path = join(models, 'index.json');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, packageIndex(packages));
}
