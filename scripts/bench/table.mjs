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

/** The bytes that a row must read at least, at the speed of the max pass of the same run. */
const LIMITS = /** @type {const} */ ([
  ['native', 'native / max pass'],
  ['node', 'Node / max pass'],
]);

const cell = (/** @type {string} */ text) => text.padStart(16);
const line = (/** @type {string} */ title, /** @type {string[]} */ cells) =>
  title.padEnd(22) + cells.map(cell).join('');

/** @param {number} vocabulary @param {Columns} columns @returns {string} */
export function table(vocabulary, columns) {
  const at = (/** @type {string} */ who, /** @type {string} */ row) => columns[who]?.[row];
  const times = ROWS.map(({ name, title }) =>
    line(
      title,
      COLUMNS.map(([who]) => at(who, name)?.toFixed(1) ?? '-'),
    ),
  );
  const ratios = ROWS.map(({ name, title }) =>
    line(title, [
      ...RATIOS.map(([us, them]) => ratio(at(them, name), at(us, name))),
      ...LIMITS.map(([who]) => ratio(at(who, name), at(who, 'max-pass'))),
    ]),
  );
  return [
    `${vocabulary.toLocaleString('en')} tokens, microseconds a call (median)`,
    line(
      '',
      COLUMNS.map(([, title]) => title),
    ),
    ...times,
    'Times as fast; and times the one max pass',
    `${' '.repeat(22)}${[...RATIOS.map(([, , title]) => title), ...LIMITS.map(([, title]) => title)].map((title) => title.padStart(19)).join('')}`,
    ...ratios,
  ].join('\n');
}

const ratio = (/** @type {number | undefined} */ more, /** @type {number | undefined} */ less) =>
  (more && less ? `${(more / less).toFixed(1)}x` : '-').padStart(19);
