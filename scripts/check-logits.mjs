/**
 * Compares a package's logits in the browser with a forward pass in NumPy: of the checkpoint it was packed from, and of
 * its own 8-bit weights. The latter must agree within 5e-4, or the script fails. Needs python3 with NumPy.
 *
 *   node scripts/check-logits.mjs --package folder --weights model.safetensors [--backends wasm,webgpu] [--lengths 1,31,32]
 *
 * `--reference file` names where the NumPy figures are kept; what is there already is used.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadMeasured, withModelSite } from './bench/model/site.mjs';
import { run, runMain, TOP } from './tools.mjs';

const TOLERANCE = 5e-4;

/** @typedef {{ ids: number[], exact: number[], quantised: number[] }} Row */

/** @param {number[]} found @param {number[]} wanted */
function distance(found, wanted) {
  const errors = found.map((logit, i) => Math.abs(logit - Number(wanted[i])));
  const worst = errors.every(Number.isFinite) ? Math.max(...errors) : Number.POSITIVE_INFINITY;
  return { worst, rms: Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length) };
}

await runMain(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: {
      package: { ...text, default: 'models/distilgpt2' },
      weights: { ...text, default: 'build/distilgpt2/model.safetensors' },
      reference: { ...text, default: 'build/logits.json' },
      backends: { ...text, default: 'wasm,webgpu' },
      lengths: { ...text, default: '1,31,32,33,40,512,1000' },
    },
  });
  const reference = join(TOP, values.reference);
  if (!existsSync(reference)) {
    mkdirSync(dirname(reference), { recursive: true });
    const paths = ['--weights', values.weights, '--package', values.package, '--out', reference];
    await run('python3', ['tests/reference/full_size.py', ...paths, ...values.lengths.split(',')]);
  }
  /** @type {Row[]} */
  const rows = JSON.parse(readFileSync(reference, 'utf8'));
  let isGood = true;
  await withModelSite({ folder: values.package }, async (site) => {
    for (const backend of /** @type {('wasm' | 'webgpu')[]} */ (values.backends.split(','))) {
      const page = await site.newPage();
      const info = await loadMeasured(page, backend);
      console.log(
        `${info.backendLabel}: loaded in ${info.seconds.toFixed(1)} s, ${info.contextLength} tokens`,
      );
      for (const { ids, exact, quantised } of rows) {
        if (ids.length > info.contextLength) continue;
        const found = await page.evaluate(
          async (prompt) => Array.from(await /** @type {any} */ (globalThis).model.logits(prompt)),
          ids,
        );
        const [off, own] = [distance(found, exact), distance(found, quantised)];
        isGood &&= own.worst < TOLERANCE;
        const columns = [off.worst, off.rms, own.worst, own.rms].map((error) => error.toExponential(2));
        console.log(
          `${String(ids.length).padStart(5)} tokens: off the checkpoint by ${columns[0]} at most, ${columns[1]} rms; off its own weights by ${columns[2]} at most, ${columns[3]} rms`,
        );
      }
      await page.close();
    }
  });
  if (!isGood) throw new Error(`The logits are off by ${TOLERANCE} and more.`);
});
