/**
 * How fast the core is beside its peers, all of them in one run, taking turns: natively, as WebAssembly in Node and
 * in Chromium; llama.cpp's sampler, transformers.js, and the notebook's way in NumPy. Prints medians and ratios;
 * passes no judgement. Builds and installs what it needs into build/.
 *
 *   node scripts/bench/core.mjs [--json] [--rounds 3] [--vocabulary 50257]... [--row top-k]... [--no-peers]
 */
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runMain, runNode, TOP } from '../tools.mjs';
import { measureInChromium } from './core/in-chromium.mjs';
import { logitsFile, readLogits } from './core/logits.mjs';
import { measure, transformersPeer } from './core/measure.mjs';
import { installPeers, llamaBench, nativeBench, peerFolder, pythonWithNumpy } from './core/programs.mjs';
import { previousTokens, ROWS, VOCABULARIES } from './core/rows.mjs';
import { reachOf, table } from './core/table.mjs';

/** @typedef {import('./core/table.mjs').Times} Times */
/** @typedef {import('./core/table.mjs').Columns} Columns */

const LIB = join(TOP, 'build/bench/lib');

/** @param {string} program @param {string[]} args */
const output = (program, args) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** @param {string} program @param {string[]} args @param {string[]} rows @returns {Times} */
function googleBenchmark(program, args, rows) {
  const flags = [
    '--benchmark_format=json',
    '--benchmark_min_time=0.15',
    '--benchmark_repetitions=3',
    `--benchmark_filter=^(${rows.join('|')})$`,
  ];
  const { benchmarks } = JSON.parse(output(program, [...args, ...flags]));
  const medians = benchmarks.filter((/** @type {any} */ { aggregate_name }) => aggregate_name === 'median');
  return Object.fromEntries(medians.map((/** @type {any} */ { run_name, cpu_time }) => [run_name, cpu_time]));
}

/** @param {Times[]} runs @returns {Times} */
function medians(runs) {
  const names = new Set(runs.flatMap((run) => Object.keys(run)));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = runs.flatMap((run) => run[name] ?? []).sort((a, b) => a - b);
      return [name, values[values.length >> 1] ?? Number.NaN];
    }),
  );
}

async function loadLibrary() {
  await runNode('scripts/build-wasm.mjs');
  await runNode('scripts/build-lib.mjs', [LIB]);
  /** @type {typeof import('../../web/sampler/index.ts')} */
  const library = await import(pathToFileURL(join(LIB, 'loaded-dice.js')).href);
  return library.loadSampler();
}

async function loadTransformers() {
  const file = join(peerFolder('@huggingface/transformers'), 'dist/transformers.node.mjs');
  return import(pathToFileURL(file).href).then(transformersPeer, (error) => {
    console.error(`bench: without transformers.js in Node: ${error.message}`);
    return undefined;
  });
}

/** Progress goes to the other stream, so that --json stays clean. */
const say = (/** @type {string} */ text) => console.error(`bench: ${text}`);

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '3' },
      vocabulary: { type: 'string', multiple: true, default: VOCABULARIES.map(String) },
      row: { type: 'string', multiple: true, default: ROWS.map(({ name }) => name) },
      'no-peers': { type: 'boolean', default: false },
    },
  });
  const vocabularies = values.vocabulary.map(Number);
  // The last row is what the others are set against.
  const rows = ROWS.filter(({ name }) => values.row.includes(name) || name === 'max-pass');
  const names = rows.map(({ name }) => name);
  const sampler = await loadLibrary();
  const native = await nativeBench();
  const peers = !values['no-peers'] && (await installPeers());
  const llama = peers ? await llamaBench() : undefined;
  const peer = peers ? await loadTransformers() : undefined;
  const python = values['no-peers'] ? undefined : pythonWithNumpy();
  const fileOf = (/** @type {number} */ vocabulary) => logitsFile(vocabulary, (seed) => sampler.random(seed));

  /** @type {Map<number, Record<string, Times[]>>} */
  const runs = new Map(vocabularies.map((vocabulary) => [vocabulary, {}]));
  const note = (/** @type {number} */ vocabulary, /** @type {string} */ who, /** @type {Times} */ times) => {
    const columns = runs.get(vocabulary) ?? {};
    columns[who] ??= [];
    columns[who].push(times);
  };
  for (let round = 1; round <= Number(values.rounds); round++) {
    for (const vocabulary of vocabularies) {
      say(
        `round ${round} of ${values.rounds}, ${vocabulary} tokens; load ${loadavg()
          .map((load) => load.toFixed(1))
          .join(' ')}`,
      );
      const file = fileOf(vocabulary);
      const args = [file, String(vocabulary)];
      if (native) note(vocabulary, 'native', googleBenchmark(native, args, names));
      if (llama) note(vocabulary, 'llama', JSON.parse(output(llama, args)));
      if (python)
        note(
          vocabulary,
          'numpy',
          JSON.parse(output(python, [join(TOP, 'scripts/bench/core/notebook.py'), ...args])),
        );
      const lists = readLogits(file, vocabulary);
      const node = await measure({ sampler, peer, lists, rows, tokens: previousTokens(vocabulary) });
      note(vocabulary, 'node', node.ours);
      note(vocabulary, 'transformersNode', node.peer);
    }
    say(`round ${round} of ${values.rounds}, Chromium`);
    for (const [vocabulary, { ours, peer: theirs }] of await measureInChromium(vocabularies, rows, fileOf)) {
      note(vocabulary, 'chromium', ours);
      note(vocabulary, 'transformersChromium', theirs);
    }
  }

  const results = [...runs].map(([vocabulary, columns]) => {
    const microseconds = Object.fromEntries(
      Object.entries(columns).map(([who, times]) => [who, medians(times)]),
    );
    // Every logit must be read once, 4 bytes each.
    return { vocabulary, bytes: 4 * vocabulary, microseconds, reach: reachOf(vocabulary, microseconds) };
  });
  if (values.json) console.log(JSON.stringify(results, null, 2));
  else
    console.log(results.map(({ vocabulary, microseconds }) => table(vocabulary, microseconds)).join('\n\n'));
});
