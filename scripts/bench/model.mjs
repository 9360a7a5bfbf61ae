/**
 * Tokens a second and the time to the first token, ours beside transformers.js on the same weights, in the same
 * browser, turn by turn: greedy, and with a die. Prints medians; passes no judgement.
 *
 *   npm run bench:model -- [--package models/embedded] [--backends wasm,webgpu] [--rounds 5] [--tokens 16] [--ways 3]
 *
 * WebGPU runs on the machine's own GPU where the browser finds one, else on its software adapter.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runMain } from '../tools.mjs';
import { exportForPeer, installPeer, loadPeer } from './model/peer.mjs';
import { loadMeasured, withModelSite } from './model/site.mjs';
import { summary, WAYS, writeOurs, writePeers } from './model/texts.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./model/texts.mjs').Text} Text */
/** @typedef {import('./model/texts.mjs').Way} Way */

/** @param {string} label @param {ReturnType<typeof summary>} figures */
const line = (label, { first, speed }) =>
  `    ${label.padEnd(16)} ${speed.toPrecision(3).padStart(7)} tokens/s, first token after ${first.toFixed(0).padStart(6)} ms`;

/** @param {string} folder @returns {Promise<'real' | 'software'>} */
const bestGpu = (folder) =>
  withModelSite({ folder, gpu: 'real' }, async (site) => {
    const page = await site.newPage();
    const isReal = await page.evaluate(async () => {
      const adapter = await navigator.gpu?.requestAdapter();
      return adapter !== undefined && adapter !== null && !adapter.info.isFallbackAdapter;
    });
    return isReal ? 'real' : 'software';
  });

/** @param {{ ours: Page, peers: Page }} pages @param {Way} way @param {{ rounds: number, tokens: number }} size */
async function measure({ ours, peers }, way, { rounds, tokens }) {
  // The first text compiles what the others find ready.
  const check = [await writeOurs(ours, tokens, way), await writePeers(peers, tokens, way)];
  /** @type {{ ours: Text[], peers: Text[] }} */
  const texts = { ours: [], peers: [] };
  for (let round = 0; round < rounds; round++) {
    texts.ours.push(await writeOurs(ours, tokens, way));
    texts.peers.push(await writePeers(peers, tokens, way));
  }
  const [own, other] = [summary(texts.ours), summary(texts.peers)];
  console.log(`  ${way.name}`);
  console.log(line('Loaded Dice', own));
  console.log(line('transformers.js', other));
  const ratios = `${(own.speed / other.speed).toFixed(2)} x the speed, the first token in ${(own.first / other.first).toFixed(2)} x the time`;
  const same = check[0]?.ids.findIndex((id, i) => id !== check[1]?.ids[i]);
  const agreement = same === -1 ? 'the same tokens' : `the same tokens up to number ${same}`;
  console.log(`    ${ratios}${way === WAYS[0] ? `; ${agreement}` : ''}`);
}

await runMain(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: {
      package: { ...text, default: 'models/embedded' },
      backends: { ...text, default: 'wasm,webgpu' },
      rounds: { ...text, default: '5' },
      tokens: { ...text, default: '16' },
      ways: { ...text, default: String(WAYS.length) },
    },
  });
  const size = { rounds: Number(values.rounds), tokens: Number(values.tokens) };
  const ways = WAYS.slice(0, Number(values.ways));
  const others = { peers: await installPeer(), 'peer/model': exportForPeer(values.package) };
  const gpu = await bestGpu(values.package);
  await withModelSite({ folder: values.package, gpu, others }, async (site) => {
    for (const backend of /** @type {('wasm' | 'webgpu')[]} */ (values.backends.split(','))) {
      const [ours, peers] = [await site.newPage(), await site.newPage()];
      const loads = { ours: await loadMeasured(ours, backend), peers: await loadPeer(peers, backend) };
      const how = backend === 'wasm' ? 'one thread' : `${gpu} adapter`;
      const load = loadavg()[0]?.toFixed(1);
      console.log(
        `${loads.ours.name}, ${backend} (${how}), ${size.rounds} x ${size.tokens} tokens, machine load ${load}; loaded in ${loads.ours.seconds.toFixed(1)} s, transformers.js in ${loads.peers.seconds.toFixed(1)} s`,
      );
      for (const way of ways) await measure({ ours, peers }, way, size);
      await ours.close();
      await peers.close();
    }
  });
});
