/** A text written by each of the two, and how long each of its tokens took. */

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ ids: number[], times: number[] }} Text the tokens, and the milliseconds from asking to the first and from each to the next */
/** @typedef {{ name: string, ours: import('../../../web/sampler/index.ts').Settings, peers: Record<string, unknown> }} Way */

const PROMPT = 'In the browser, a small language model writes one token after another, and';

/** Ways to choose a token that both offer. The first gives the same tokens in both. @type {[Way, ...Way[]]} */
export const WAYS = [
  { name: 'greedy', ours: { topK: 1 }, peers: { do_sample: false } },
  {
    name: 'T = 0.8, top-k 50',
    ours: { temperature: 0.8, topK: 50 },
    peers: { do_sample: true, temperature: 0.8, top_k: 50 },
  },
  {
    name: 'T = 0.8, all tokens',
    ours: { temperature: 0.8 },
    peers: { do_sample: true, temperature: 0.8, top_k: 0 },
  },
];

/** @param {Page} page @param {number} tokens @param {Way} way @returns {Promise<Text>} */
export const writeOurs = (page, tokens, way) =>
  page.evaluate(
    async ([prompt, maxTokens, settings]) => {
      const window = /** @type {any} */ (globalThis);
      const times = [performance.now()];
      const { ids } = await window.model.generate({
        prompt,
        settings,
        seed: 1,
        maxTokens,
        onToken: () => times.push(performance.now()),
      });
      return { ids, times: times.slice(1).map((time, i) => time - Number(times[i])) };
    },
    /** @type {const} */ ([PROMPT, tokens, way.ours]),
  );

/** @param {Page} page @param {number} tokens @param {Way} way @returns {Promise<Text>} */
export const writePeers = (page, tokens, way) =>
  page.evaluate(
    async ([prompt, count, settings]) => {
      const { tokenizer, model, TextStreamer } = /** @type {any} */ (globalThis).peer;
      const times = [performance.now()];
      const streamer = new TextStreamer(tokenizer, {
        skip_prompt: true,
        callback_function() {},
        token_callback_function: () => times.push(performance.now()),
      });
      const inputs = tokenizer(prompt);
      const limits = { max_new_tokens: count, min_new_tokens: count };
      const output = await model.generate({ ...inputs, ...limits, ...settings, streamer });
      const ids = output.tolist()[0].map(Number).slice(-count);
      return { ids, times: times.slice(1).map((time, i) => time - Number(times[i])) };
    },
    /** @type {const} */ ([PROMPT, tokens, way.peers]),
  );

/** @param {number[]} list */
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** @param {Text[]} texts @returns {{ first: number, speed: number }} milliseconds to the first token; tokens a second after it */
export function summary(texts) {
  const first = median(texts.map(({ times }) => Number(times[0])));
  return { first, speed: 1000 / median(texts.flatMap(({ times }) => times.slice(1))) };
}
