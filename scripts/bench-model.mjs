/**
 * Tokens a second and the time to the first token, ours beside transformers.js on the same weights, in the same
 * browser, turn by turn. Prints medians; passes no judgement.
 *
 *   npm run bench:model -- [--package models/embedded] [--backends wasm,webgpu] [--rounds 5] [--tokens 16]
 *
 * WebGPU runs on the machine's own GPU where the browser finds one, else on its software adapter.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { exportForPeer, installPeer, loadPeer } from './bench/peer.mjs';
import { loadMeasured, withModelSite } from './model-page.mjs';
import { runMain } from './tools.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ ids: number[], times: number[] }} Text the tokens, and the milliseconds from asking to the first and from each to the next */

const PROMPT = 'In the browser, a small language model writes one token after another, and';

/** @param {number[]} list */
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** @param {Page} page @param {number} tokens @returns {Promise<Text>} */
const writeOurs = (page, tokens) =>
  page.evaluate(
    async ([prompt, maxTokens]) => {
      const window = /** @type {any} */ (globalThis);
      const times = [performance.now()];
      const { ids } = await window.model.generate({
        prompt,
        settings: { topK: 1 },
        seed: 1,
        maxTokens,
        onToken: () => times.push(performance.now()),
      });
      return { ids, times: times.slice(1).map((time, i) => time - Number(times[i])) };
    },
    /** @type {const} */ ([PROMPT, tokens]),
  );

/** @param {Page} page @param {number} tokens @returns {Promise<Text>} */
const writePeers = (page, tokens) =>
  page.evaluate(
    async ([prompt, count]) => {
      const { tokenizer, model, TextStreamer } = /** @type {any} */ (globalThis).peer;
      const times = [performance.now()];
      const streamer = new TextStreamer(tokenizer, {
        skip_prompt: true,
        callback_function() {},
        token_callback_function: () => times.push(performance.now()),
      });
      const inputs = tokenizer(prompt);
      const limits = { max_new_tokens: count, min_new_tokens: count, do_sample: false };
      const output = await model.generate({ ...inputs, ...limits, streamer });
      const ids = output.tolist()[0].map(Number).slice(-count);
      return { ids, times: times.slice(1).map((time, i) => time - Number(times[i])) };
    },
    /** @type {const} */ ([PROMPT, tokens]),
  );

/** @param {Text[]} texts */
function summary(texts) {
  const first = median(texts.map(({ times }) => Number(times[0])));
  return { first, speed: 1000 / median(texts.flatMap(({ times }) => times.slice(1))) };
}

/** @param {string} label @param {{ first: number, speed: number }} figures @param {number} seconds to load */
const line = (label, { first, speed }, seconds) =>
  `  ${label.padEnd(16)} ${speed.toPrecision(3).padStart(7)} tokens/s, first token after ${first.toFixed(0).padStart(6)} ms (loaded in ${seconds.toFixed(1)} s)`;

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

await runMain(async () => {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    options: {
      package: { ...text, default: 'models/embedded' },
      backends: { ...text, default: 'wasm,webgpu' },
      rounds: { ...text, default: '5' },
      tokens: { ...text, default: '16' },
    },
  });
  const [rounds, tokens] = [Number(values.rounds), Number(values.tokens)];
  const others = { peers: await installPeer(), 'peer/model': exportForPeer(values.package) };
  const gpu = await bestGpu(values.package);
  await withModelSite({ folder: values.package, gpu, others }, async (site) => {
    for (const backend of /** @type {('wasm' | 'webgpu')[]} */ (values.backends.split(','))) {
      const [ours, peers] = [await site.newPage(), await site.newPage()];
      const loads = { ours: await loadMeasured(ours, backend), peers: await loadPeer(peers, backend) };
      // The first text compiles what the others find ready.
      const check = [await writeOurs(ours, tokens), await writePeers(peers, tokens)];
      /** @type {{ ours: Text[], peers: Text[] }} */
      const texts = { ours: [], peers: [] };
      for (let round = 0; round < rounds; round++) {
        texts.ours.push(await writeOurs(ours, tokens));
        texts.peers.push(await writePeers(peers, tokens));
      }
      const [own, other] = [summary(texts.ours), summary(texts.peers)];
      const how = backend === 'wasm' ? 'one thread' : `${gpu} adapter`;
      const load = loadavg()[0]?.toFixed(1);
      console.log(
        `${loads.ours.name}, ${backend} (${how}), ${rounds} x ${tokens} tokens, machine load ${load}`,
      );
      console.log(line('Loaded Dice', own, loads.ours.seconds));
      console.log(line('transformers.js', other, loads.peers.seconds));
      const same = check[0]?.ids.findIndex((id, i) => id !== check[1]?.ids[i]);
      const agreement = same === -1 ? 'the same tokens' : `the same tokens up to number ${same}`;
      console.log(
        `  ${(own.speed / other.speed).toFixed(2)} x the speed, the first token in ${(own.first / other.first).toFixed(2)} x the time; ${agreement}`,
      );
      await ours.close();
      await peers.close();
    }
  });
});
