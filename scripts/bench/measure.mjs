/** Medians of the library and of transformers.js, side by side; runs in Node and in a page, which loads it as it is. */

/**
 * @typedef {import('./rows.mjs')['ROWS']} Rows
 * @typedef {import('../../web/sampler/index.ts').Sampler} Sampler
 * @typedef {(logits: Float32Array, row: Rows[number], tokens: number[]) => Promise<number>} Peer
 */

/** At least this many milliseconds a sample: a page's clock may tick five times a second only ten thousand times. */
const SAMPLE = 10;
const SAMPLES = 7;

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * @param {{ sampler: Sampler, peer: Peer | undefined, lists: Float32Array[], rows: Rows, tokens: number[] }} options
 * @returns {Promise<{ ours: Record<string, number>, peer: Record<string, number> }>} medians in microseconds a call
 */
export async function measure({ sampler, peer, lists, rows, tokens }) {
  /** @type {{ ours: Record<string, number>, peer: Record<string, number> }} */
  const result = { ours: {}, peer: {} };
  let turn = 0;
  const next = () => lists[turn++ % lists.length] ?? new Float32Array();
  const random = sampler.random(1);
  for (const row of rows) {
    const settings = row.penalty
      ? { ...row.settings, previousTokens: Int32Array.from(tokens) }
      : row.settings;
    const ours = row.whole
      ? () => sampler.distribution(next(), settings).entropy
      : () => sampler.sample(next(), settings, random.uniform());
    const theirs = peer && canRun(row) ? () => peer(next(), row, tokens) : undefined;
    const times = await interleaved(ours, theirs);
    result.ours[row.name] = times.ours;
    if (theirs) result.peer[row.name] = times.theirs;
  }
  return result;
}

/** transformers.js has no top-p and no min-p; its greedy search is another thing. */
const canRun = (/** @type {Rows[number]} */ { settings, whole }) =>
  settings.topP === undefined && settings.minP === undefined && settings.temperature !== 0 && !whole;

/** @param {() => unknown} ours @param {(() => Promise<unknown>) | undefined} theirs */
async function interleaved(ours, theirs) {
  /** @type {[number[], number[]]} */
  const [a, b] = [[], []];
  const counts = [
    await fitting(async (n) => loop(ours, n)),
    theirs ? await fitting((n) => loopAsync(theirs, n)) : 0,
  ];
  for (let i = 0; i < SAMPLES; i++) {
    a.push((loop(ours, counts[0] ?? 1) * 1000) / (counts[0] ?? 1));
    if (theirs) b.push(((await loopAsync(theirs, counts[1] ?? 1)) * 1000) / (counts[1] ?? 1));
  }
  return { ours: median(a), theirs: median(b) };
}

function loop(/** @type {() => unknown} */ call, /** @type {number} */ count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) call();
  return performance.now() - start;
}

async function loopAsync(/** @type {() => Promise<unknown>} */ call, /** @type {number} */ count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) await call();
  return performance.now() - start;
}

/** @param {(count: number) => Promise<number>} run @returns {Promise<number>} how many calls fill a sample */
async function fitting(run) {
  for (let count = 1; ; count *= 2) {
    if ((await run(count)) >= SAMPLE) return count;
  }
}

/**
 * The step that transformers.js takes for a token, out of its own parts: penalty and temperature as its logits
 * processors, then its multinomial sampler, whose parts topk and softmax are public and whose class is not.
 * @param {any} library @returns {Peer}
 */
export function transformersPeer(library) {
  const {
    Tensor,
    topk,
    softmax,
    LogitsProcessorList,
    TemperatureLogitsWarper,
    RepetitionPenaltyLogitsProcessor,
  } = library;
  return async (logits, { settings, penalty }, tokens) => {
    const processors = new LogitsProcessorList();
    if (penalty) processors.push(new RepetitionPenaltyLogitsProcessor(settings.repetitionPenalty));
    processors.push(new TemperatureLogitsWarper(settings.temperature ?? 1));
    // generate() copies the last position's logits too.
    const scores = new Tensor('float32', logits.slice(), [1, logits.length]);
    const processed = processors([tokens.map(BigInt)], scores);
    const [values, ids] = await topk(processed[0], settings.topK ?? logits.length);
    const probabilities = softmax(values.data);
    let rest = Math.random();
    const place = probabilities.findIndex((/** @type {number} */ p) => {
      rest -= p;
      return rest < 0;
    });
    return Number(ids.data[place < 0 ? 0 : place]);
  };
}
