/** The table: microseconds a call, and how many times faster than whom. */
import { ROWS } from './rows.mjs';

/** @typedef {Record<string, number>} Times microseconds by the name of a row */
/** @typedef {Record<string, Times>} Columns times by who was measured */

const COLUMNS = /** @type {const} */ ([
  ['native', 'native'],
  ['node', 'wasm, Node'],
  ['chromium', 'wasm, Chromium'],
  ['llama', 'llama.cpp'],
  ['numpy', 'NumPy'],
  ['transformersNode', 'tf.js, Node'],
  ['transformersChromium', 'tf.js, Chromium'],
]);

const RATIOS = /** @type {const} */ ([
  ['native', 'llama', 'native / llama.cpp'],
  ['node', 'llama', 'Node / llama.cpp'],
  ['native', 'numpy', 'native / NumPy'],
  ['node', 'numpy', 'Node / NumPy'],
  ['chromium', 'transformersChromium', 'Chromium / tf.js'],
]);

/** Whose distance from the bytes that a row must read is told. */
const OURS = /** @type {const} */ ([
  ['native', 'native'],
  ['node', 'Node'],
  ['chromium', 'Chromium'],
]);

const cell = (/** @type {string} */ text) => text.padStart(20);
const line = (/** @type {string} */ title, /** @type {string[]} */ cells) =>
  title.padEnd(22) + cells.map(cell).join('');

/** @param {number} vocabulary @param {Columns} columns @returns {string} */
export function table(vocabulary, columns) {
  const at = (/** @type {string} */ who, /** @type {string} */ row) => columns[who]?.[row];
  const microseconds = ROWS.map(({ name, title }) =>
    line(
      title,
      COLUMNS.map(([who]) => at(who, name)?.toFixed(1) ?? '-'),
    ),
  );
  const ratios = ROWS.map(({ name, title }) =>
    line(title, [...RATIOS.map(([us, them]) => ratio(at(them, name), at(us, name)))]),
  );
  const reach = reachOf(vocabulary, columns);
  const distances = ROWS.map(({ name, title }) =>
    line(
      title,
      OURS.flatMap(([who]) => {
        const { timesMaxPass, gigabytesPerSecond } = reach[who]?.[name] ?? {};
        return [times(timesMaxPass), gigabytesPerSecond?.toFixed(1) ?? '-'];
      }),
    ),
  );
  return [
    `${vocabulary.toLocaleString('en')} tokens, microseconds a call (median)`,
    line(
      '',
      COLUMNS.map(([, title]) => title),
    ),
    ...microseconds,
    'Times as fast',
    line(
      '',
      RATIOS.map(([, , title]) => title),
    ),
    ...ratios,
    `Every logit must be read once: ${(4 * vocabulary).toLocaleString('en')} bytes. How many times longer than one max pass,` +
      ' and the GB/s that this makes of those bytes (in WebAssembly with the copy)',
    line(
      '',
      OURS.flatMap(([, title]) => [`${title}, times`, 'GB/s']),
    ),
    ...distances,
  ].join('\n');
}

/**
 * How far each row is from the bytes that it must read.
 * @param {number} vocabulary @param {Columns} columns
 * @returns {Record<string, Record<string, { timesMaxPass: number, gigabytesPerSecond: number }>>} by who and row
 */
export function reachOf(vocabulary, columns) {
  const rows = (/** @type {Times} */ all) =>
    Object.entries(all).map(([name, time]) => [
      name,
      {
        timesMaxPass: time / (all['max-pass'] ?? Number.NaN),
        gigabytesPerSecond: (4 * vocabulary) / time / 1000,
      },
    ]);
  return Object.fromEntries(OURS.map(([who]) => [who, Object.fromEntries(rows(columns[who] ?? {}))]));
}

const times = (/** @type {number | undefined} */ value) =>
  value === undefined ? '-' : `${value.toFixed(1)}x`;

const ratio = (/** @type {number | undefined} */ more, /** @type {number | undefined} */ less) =>
  times(more && less ? more / less : undefined);
