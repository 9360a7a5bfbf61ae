/** What is measured: the rows of the table, by the settings of the library. wasm/bench has the same rows in C++. */

export const VOCABULARIES = [50_257, 128_256, 262_144];

/** @typedef {import('../../../web/sampler/index.ts').Settings} Settings */

/** @type {{ name: string, title: string, settings: Settings, penalty?: boolean, whole?: boolean }[]} */
export const ROWS = [
  { name: 'temperature', title: 'temperature 0.8', settings: { temperature: 0.8 } },
  { name: 'top-k', title: 'top-k 50', settings: { temperature: 0.8, topK: 50 } },
  { name: 'top-p', title: 'top-p 0.9', settings: { temperature: 0.8, topP: 0.9 } },
  { name: 'top-p-95', title: 'top-p 0.95, T = 1', settings: { topP: 0.95 } },
  { name: 'top-k-top-p', title: 'top-k 50, top-p 0.9', settings: { temperature: 0.8, topK: 50, topP: 0.9 } },
  { name: 'min-p', title: 'min-p 0.1', settings: { temperature: 0.8, minP: 0.1 } },
  {
    name: 'penalty-top-k',
    title: 'penalty of 64, top-k 50',
    settings: { temperature: 0.8, topK: 50, repetitionPenalty: 1.3 },
    penalty: true,
  },
  {
    name: 'penalty',
    title: 'penalty of 64',
    settings: { temperature: 0.8, repetitionPenalty: 1.3 },
    penalty: true,
  },
  { name: 'softmax-entropy', title: 'softmax, entropy', settings: { temperature: 0.8 }, whole: true },
  // Greedy is one look at every logit: the least that any row can take.
  { name: 'max-pass', title: 'one max pass', settings: { temperature: 0 } },
];

/** @param {number} vocabulary @returns {number[]} the 64 tokens that a penalty falls on */
export const previousTokens = (vocabulary) => Array.from({ length: 64 }, (_, i) => (i * 7919) % vocabulary);
