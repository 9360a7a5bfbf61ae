/** Medians of the library and of transformers.js, side by side; runs in Node and in a page, which loads it as it is. */

/**
 * @typedef {import('./rows.mjs')['ROWS']} Rows
 * @typedef {import('../../../web/sampler/index.ts').Sampler} Sampler
 * @typedef {(logits: Float32Array, row: Rows[number], tokens: number[]) => Promise<number>} Peer
 */

/** A sample is whole turns through the lists, and takes at least so many milliseconds: a page's clock ticks every tenth. */
const SAMPLE = 3;
const SAMPLES = 31;
/** A slow peer gets fewer samples than that, at least this many. */
const FEWEST = 3;
/** Milliseconds that a peer's samples may take. */
const LONGEST = 1500;
/** Milliseconds of calls before any counts: engines translate what runs often anew, in the background. */
const WARM_UP = 300;

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
    const times = await interleaved(ours, theirs, lists.length);
    result.ours[row.name] = times.ours;
    if (theirs) result.peer[row.name] = times.theirs;
  }
  return result;
}

/** transformers.js has no top-p and no min-p; its greedy search is another thing. */
const canRun = (/** @type {Rows[number]} */ { settings, whole }) =>
  settings.topP === undefined && settings.minP === undefined && settings.temperature !== 0 && !whole;

/** @param {() => unknown} ours @param {(() => Promise<unknown>) | undefined} theirs @param {number} turn calls */
async function interleaved(ours, theirs, turn) {
  /** @type {[number[], number[]]} */
  const [a, b] = [[], []];
  const counts = [
    await fitting(async (n) => loop(ours, n), turn),
    theirs ? await fitting((n) => loopAsync(theirs, n), turn) : turn,
  ];
  let spent = 0;
  for (let i = 0; i < SAMPLES; i++) {
    // The other's turn left the caches full of its own: what comes first does not count.
    if (theirs) loop(ours, turn);
    a.push((loop(ours, counts[0] ?? 1) * 1000) / (counts[0] ?? 1));
    if (!theirs || (b.length >= FEWEST && spent > LONGEST)) continue;
    await theirs();
    const time = await loopAsync(theirs, counts[1] ?? 1);
    spent += time;
    b.push((time * 1000) / (counts[1] ?? 1));
    // Threads of a runtime may go on waiting for work for a while, and take a core with them.
    await new Promise((resolve) => setTimeout(resolve, 20));
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

/**
 * How many calls fill a sample, when all are warm.
 * @param {(count: number) => Promise<number>} run @param {number} turn @returns {Promise<number>}
 */
async function fitting(run, turn) {
  for (let spent = 0; spent < WARM_UP; ) spent += await run(turn);
  for (let count = turn; ; count *= 2) {
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
