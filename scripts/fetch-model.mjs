/**
 * Fetches a GPT-2 model from the hub, checks it, and makes the package that the page loads.
 *
 *   npm run model [-- --hub https://huggingface.co] [--source models/distilgpt2/source.json] [--out DIR]
 *
 * Needs no Python. Stopped half-way, it goes on from there when it is run again.
 */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PACKAGES, writePackageIndex } from '../models/package/offers.mjs';
import { installNodePackages } from './setup.mjs';
import { runMain, TOP } from './tools.mjs';

const HUB = 'https://huggingface.co';
const SOURCE = join(TOP, 'models/distilgpt2/source.json');

/**
 * @typedef {object} Options
 * @property {string} hub
 * @property {string} source path of the pinned facts
 * @property {string} out the package's folder
 * @property {string} [site] a built site that shall offer it
 * @property {import('../models/hub/progress.mjs').Output} [output]
 * @property {import('../models/hub/retry.mjs').RetryOptions} [retries]
 * @property {(folder: string) => Promise<number>} [free] bytes left on a folder's disk
 */

/**
 * @param {Options} options
 * @returns {Promise<void>}
 * @throws {Error} with a `code`; `out` then holds what it held before
 */
export async function fetchModel({ hub, source: sourcePath, out, site, output, retries, free }) {
  // Not imported above: they use npm packages, which may just have been installed.
  const [
    { alone },
    { readSource },
    { fetchFiles },
    { stoppable },
    { ProgressBar, megabytes },
    { RETRIES },
    install,
    { makePackage },
  ] = await Promise.all([
    import('../models/hub/alone.mjs'),
    import('../models/hub/source.mjs'),
    import('../models/hub/fetch.mjs'),
    import('../models/hub/interrupt.mjs'),
    import('../models/hub/progress.mjs'),
    import('../models/hub/retry.mjs'),
    import('../models/hub/install.mjs'),
    import('../models/hub/make.mjs'),
  ]);
  const source = readSource(sourcePath);
  const { name, licence, repo, revision } = source;
  const facts = { name, licence, source: `${repo} at revision ${revision}` };
  const progress = new ProgressBar(output);
  if (await install.isInstalled(out, facts)) {
    progress.say(`${name} is in ${out} already, and whole. Delete that folder to make it anew.`);
  } else {
    const folder = `${out}.download`;
    const tools = { retries: retries ?? RETRIES, progress, free };
    const { parameters, shards, tokenizer } = await alone(folder, async () => {
      const paths = await stoppable((signal) => fetchFiles(source, hub, folder, { ...tools, signal }));
      return makePackage(paths, source, facts, out, progress);
    });
    rmSync(folder, { recursive: true });
    const size = shards.reduce((sum, { bytes }) => sum + bytes, tokenizer.bytes);
    progress.say(
      `${name}: ${parameters} parameters, ${shards.length} shards, ${megabytes(size)}, in ${out}.`,
    );
  }
  if (!site) return;
  await install.copyPackage(out, join(site, 'models', source.model));
  writePackageIndex(site);
  progress.say(`${site} offers it: reload the page.`);
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const text = /** @type {const} */ ({ type: 'string' });
    const { values } = parseArgs({ options: { hub: text, source: text, out: text } });
    const { hub = HUB, source = SOURCE, out } = values;
    await installNodePackages(false);
    const [, standard] = PACKAGES;
    const folder = resolve(out ?? standard?.folder ?? '');
    const dist = join(TOP, 'dist');
    const site = !out && existsSync(join(dist, 'index.html')) ? dist : undefined;
    await fetchModel({ hub, source, out: folder, site });
    if (!out && !site) console.log('Run npm start: the page then offers it.');
  });
}
