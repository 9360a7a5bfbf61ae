import { describe, expect, test } from 'vitest';
import { minPTask as task } from '../../../../web/lessons/12-min-p/exercise/task.ts';
import { attempt, sampler } from '../../exercises/attempt.ts';

const SOFTMAX = `const best = Math.max(...logits);
  const w = logits.map((x) => Math.exp((x - best) / T));
  const z = w.reduce((a, b) => a + b, 0);
  const p = w.map((x) => x / z);
  const bound = m * Math.max(...p);
  const norm = (a) => { const s = a.reduce((x, y) => x + y, 0); return a.map((x) => x / s); };`;
const body = (rest: string) => `function minP(logits, m, T) {\n  ${SOFTMAX}\n  ${rest}\n}`;

/** What a student may write, and a part of what they must be told. */
const WRONG: [slip: string, source: string, told: RegExp][] = [
  ['the skeleton as it is', task.skeleton, /returned nothing \(undefined\)\. Is a return missing/],
  ['> for >=', body('return norm(p.map((x) => (x > bound ? x : 0)));'), /exactly the bound.*>=, not with >/],
  [
    '> for >= in the tie alone',
    body('return norm(p.map((x) => (x > bound || x === 0.25 ? x : 0)));'),
    /NaN.*No token was left.*>=/,
  ],
  [
    'no renormalise',
    body('return p.map((x) => (x >= bound ? x : 0));'),
    /Renormalise: divide each by their sum/,
  ],
  [
    'weights, never divided',
    body('return w.map((x) => (x >= m ? x : 0));'),
    /do not add up to 1\. Renormalise/,
  ],
  [
    'off by one: one token too few',
    body(
      'const kept = p.map((x, i) => i).filter((i) => p[i] >= bound).sort((a, b) => p[b] - p[a]); if (kept.length > 1) kept.pop(); return norm(p.map((x, i) => (kept.includes(i) ? x : 0)));',
    ),
    /One token too few/,
  ],
  [
    'off by one: the last token forgotten',
    body(
      'const out = []; for (let i = 0; i < p.length - 1; i++) out.push(p[i] >= bound ? p[i] : 0); return norm(out);',
    ),
    /Your list has 9 entries, and there are 10 tokens/,
  ],
  [
    'off by one: past the end',
    body(
      'const out = []; for (let i = 0; i <= p.length; i++) out.push(p[i] >= bound ? p[i] : 0); return norm(out);',
    ),
    /Your list has 11 entries/,
  ],
  [
    'a hole',
    body('const out = norm(p.map((x) => (x >= bound ? x : 0))); out[9] = undefined; return out;'),
    /Entry 9 of your list is undefined/,
  ],
  [
    'threshold on the logits',
    body('return norm(p.map((x, i) => (logits[i] >= m * best ? x : 0)));'),
    /taken from the logits/,
  ],
  [
    'threshold is min-p',
    body('return norm(p.map((x) => (x >= m ? x : 0)));'),
    /bound you compare with is min-p itself/,
  ],
  [
    'temperature ignored',
    body('return norm(p.map((x) => (x >= bound ? x : 0)));').replace(') / T)', '))'),
    /temperature was ignored/,
  ],
  [
    'temperature multiplied',
    body('return norm(p.map((x) => (x >= bound ? x : 0)));').replace('/ T', '* T'),
    /multiplied by the temperature/,
  ],
  [
    'cut before the temperature',
    `function minP(logits, m, T) { const b = Math.max(...logits); const e = (t) => logits.map((x) => Math.exp((x - b) / t)); const one = e(1); const w = e(T).map((x, i) => (one[i] >= m ? x : 0)); const s = w.reduce((x, y) => x + y); return w.map((x) => x / s); }`,
    /chosen before the temperature/,
  ],
  ['returns the logits', 'const minP = (logits) => [...logits];', /logits, unchanged/],
  ['removes nothing', body('return p;'), /nothing was removed/],
  [
    'top-p instead',
    body(
      'const ids = [...p.keys()].sort((a, b) => p[b] - p[a]); let c = 0; const keep = new Set(); for (const i of ids) { if (c >= m && keep.size) break; keep.add(i); c += p[i]; } return norm(p.map((x, i) => (keep.has(i) ? x : 0)));',
    ),
    /top-p/,
  ],
  [
    'percentages',
    body('return norm(p.map((x) => (x >= bound ? x : 0))).map((x) => 100 * x);'),
    /percentages/,
  ],
  ['sorted', body('return norm(p.map((x) => (x >= bound ? x : 0))).sort((a, b) => a - b);'), /wrong places/],
  [
    'only the kept',
    body('return norm(p.filter((x) => x >= bound));'),
    /only as many entries as tokens stay, 1/,
  ],
  [
    'no largest subtracted',
    body('return norm(p.map((x) => (x >= bound ? x : 0)));').replace('x - best', 'x'),
    /NaN.*Infinity: subtract the largest/,
  ],
  ['always NaN', 'const minP = (logits) => logits.map(() => NaN);', /Entry 0 of your list is NaN/],
  ['one number', body('return bound;'), /returned one number/],
  ['a text', body('return "0.9, 0.1";'), /a text, not numbers/],
  ['an object', body('return { ...p };'), /Object\. Return a list/],
  ['a promise', body('return p;').replace('function', 'async function'), /promise\. Leave out async/],
  ['a generator', body('yield* p;').replace('function', 'function*'), /generator\. Spread it/],
  [
    'mutates its input',
    body('logits.sort((a, b) => b - a); return norm(p.map((x) => (x >= bound ? x : 0)));'),
    /changed the list it was given: entry 3 was 2 and is now 3\.8/,
  ],
  [
    'a wrong share',
    body('const a = norm(p.map((x) => (x >= bound ? x : 0))); a[0] -= 0.01; return a;'),
    /add up to 0\.99, not to 1.*“Paris” has 0\.99 and should have 1/,
  ],
  ['another name', 'function min_p() {}', /no function called minP/],
  [
    'curly quotes',
    'function minP(logits) {\n  return “a”;\n}',
    /^There is “ and ” on line 2, curly quotes\. JavaScript wants straight ones, " or '\.$/,
  ],
  ['one curly quote after a text with another', 'const minP = "it’s" + ‘a’;', /There is ‘ and ’ on line 1/],
  ['a sign for times', 'const minP = (p) => 2 × p; // 2 * p', /There is × on line 1.*JavaScript wants \*\./],
  [
    'a minus from print',
    'const minP = (p) => 2 − p;',
    /There is − on line 1.*JavaScript wants -, the hyphen/,
  ],
  ['a syntax error after curly quotes in a text', 'const minP = "“a”" + ;', /not JavaScript yet/],
  [
    'a syntax error',
    'function minP(logits) {\n  const x = ;\n}',
    /not JavaScript yet\. The parser stopped on line 2/,
  ],
  [
    'Python',
    'def minP(logits, m, T):\n    return [0 for x in logits]',
    /looks like Python.*in JavaScript: function minP\(logits, minP, temperature\) \{ … \}/,
  ],
  ['Python that begins with an import', 'import numpy as np\n\nx = np.exp(1)', /looks like Python/],
  ['a lambda', 'minP = lambda l, m, T: [0 for x in l]', /looks like Python/],
  ['a colon for a brace', 'function minP(l) {\n  if (l.length > 1):\n    return l;\n}', /looks like Python/],
  ['a comment of Python’s', '# softmax first\nfunction minP() {}', /looks like Python/],
  [
    'a function of Python’s',
    'function minP(logits) {\n  return len(logits);\n}',
    /“len” on line 2 is Python’s\. In JavaScript: list\.length\./,
  ],
  ['a JavaScript import is none of Python’s', "import fs from 'fs';", /not JavaScript yet/],
  ['export', 'export function minP() {}', /Leave out import and export/],
  [
    'throws',
    'function minP() {\n  throw new RangeError("too hard");\n}',
    /error on line 2: RangeError: too hard/,
  ],
  ['throws a text', 'function minP() { throw "help"; }', /error: Error: help/],
  ['throws a trap', 'function minP() { throw { get message() { for (;;); } }; }', /no answer after a second/],
  [
    'an unknown name',
    'function minP() {\n\n  return softmaxx(1);\n}',
    /line 3: ReferenceError: 'softmaxx' is not/,
  ],
  ['an infinite loop', 'function minP() { while (true); }', /no answer after a second/],
  [
    'an infinite loop that catches',
    'function minP() { for (;;) { try { for (;;); } catch {} } }',
    /no answer after a second/,
  ],
  ['an infinite loop outside', 'for (;;);\nfunction minP() {}', /no answer after a second/],
  [
    'a slow regular expression',
    'const minP = () => /(a+)+b/.test("a".repeat(40));',
    /no answer after a second/,
  ],
  [
    'a trap in the answer',
    'const minP = () => new Proxy([], { get() { for (;;); } });',
    /no answer after a second/,
  ],
  [
    'a memory bomb',
    'function minP() { let a = [0]; for (;;) a = a.concat(a); }',
    /filled its 32 MB of memory/,
  ],
  ['a recursion bomb', 'const minP = (x) => minP(x) + 1;', /calls went too deep/],
  [
    'a recursion bomb in C',
    'function minP() { let a = []; for (let i = 0; i < 1e5; i++) a = [a]; return JSON.stringify(a); }',
    /calls went too deep/,
  ],
  ['fetch', 'function minP() {\n  return fetch("https://example.org/");\n}', /no network.*“fetch” on line 2/],
  [
    'fetch of the global object',
    'function minP() {\n  return globalThis.fetch("/");\n}',
    /no network.*“fetch”/,
  ],
  [
    'postMessage',
    'function minP() {\n  postMessage("out");\n}',
    /nobody to send messages to: “postMessage” on line 2/,
  ],
  ['the document', 'const minP = () => document.title;', /no page in the exercise sandbox/],
  ['a timer', 'function minP() { setTimeout(() => {}, 0); }', /no timers/],
  ['require', 'const fs = require("fs");', /no modules or files/],
  ['WebAssembly', 'const minP = () => WebAssembly.compile;', /'WebAssembly' is not defined/],
  [
    'a broken Math.exp',
    `Math.exp = () => 1;\n${body('return norm(p.map((x) => (x >= bound ? x : 0)));')}`,
    /add up to|missing|should/,
  ],
  [
    'a faked Array.isArray',
    'Array.isArray = () => true; Object.prototype.toString = () => "[object Array]"; const minP = () => ({ length: 10 });',
    /Return a list/,
  ],
  [
    'poisoned prototypes',
    `Array.prototype.map = () => [1]; Object.defineProperty(Array.prototype, '0', { set() {} }); Array.prototype[Symbol.iterator] = null;
    Function.prototype.call = null; function minP(logits) { return logits.map((x) => x); }`,
    /Your list has only as many/,
  ],
  [
    'an endless list',
    'const minP = () => { const a = []; a.length = 4294967295; return a; };',
    /undefined, not a number/,
  ],
];

describe('a wrong min-p is refused with the reason', () => {
  test.each(WRONG)('%s', async (_, source, told) => {
    // What never ends is not waited for.
    const callMs = told.source.includes('no answer') ? 300 : undefined;
    const report = await attempt(task, source, callMs);
    expect(report).toMatchObject({ verdict: 'wrong', failure: { message: expect.stringMatching(told) } });
  });
});

const RIGHT: [style: string, source: string][] = [
  ['the solution on offer', task.solution],
  ['reduce and map', body('return norm(p.map((x) => (x >= bound ? x : 0)));')],
  [
    'typed arrays, classic loops, other names',
    `function minP(scores, share, heat) {
      const n = scores.length, out = new Float64Array(n);
      let top = -Infinity, sum = 0;
      for (let i = 0; i < n; i++) if (scores[i] / heat > top) top = scores[i] / heat;
      for (let i = 0; i < n; i++) { out[i] = Math.exp(scores[i] / heat - top); if (out[i] < share) out[i] = 0; sum += out[i]; }
      for (let i = 0; i < n; i++) out[i] /= sum;
      return out;
    }`,
  ],
  [
    'single precision',
    `const minP = (l, m, t) => { const b = Math.max(...l); const w = Float32Array.from(l, (x) => Math.exp((x - b) / t)); const k = w.map((x) => (x >= m ? x : 0)); const s = k.reduce((a, c) => a + c); return k.map((x) => x / s); };`,
  ],
  [
    'for-of, push and Object.freeze',
    `const minP = (logits, ratio, T) => {
      let best = logits[0]; for (const x of logits) if (x > best) best = x;
      const weights = []; for (const x of logits) weights.push(Math.E ** ((x - best) / T));
      let total = 0; for (const w of weights) if (w >= ratio) total += w;
      const out = []; for (const w of weights) out.push(w >= ratio ? w / total : 0);
      return Object.freeze(out);
    };`,
  ],
  [
    'a generator inside',
    `function minP(logits, m, T) {
      const best = logits.reduce((a, b) => Math.max(a, b));
      function* weights() { for (const x of logits) { const w = Math.exp((x - best) / T); yield w < m ? 0 : w; } }
      const all = [...weights()]; const s = all.reduce((a, b) => a + b);
      return all.map((w) => w / s);
    }`,
  ],
  [
    'sorting a copy',
    `var minP = function (logits, m, T) {
      const order = [...logits.keys()].sort((a, b) => logits[b] - logits[a]);
      const best = logits[order[0]], out = Array(logits.length).fill(0); let s = 0;
      for (const i of order) { const w = Math.exp((logits[i] - best) / T); if (w < m) break; out[i] = w; s += w; }
      for (const i of order) out[i] = out[i] / s;
      return out;
    };`,
  ],
  [
    'closures and destructuring',
    `const pipe = (...fs) => (x) => fs.reduce((y, f) => f(y), x);
    const norm = (a) => { const s = a.reduce((x, y) => x + y, 0); return a.map((x) => x / s); };
    const minP = (...[logits, m, T]) => pipe(
      (l) => l.map((x) => (x - Math.max(...l)) / T), (l) => l.map(Math.exp), norm,
      (p) => p.map((x) => (x >= m * Math.max(...p) ? x : 0)), norm)(logits);`,
  ],
  [
    'logs: softmax through log-sum-exp',
    `function minP(logits, m, T) {
      const s = logits.map((x) => x / T), top = Math.max.apply(null, s);
      const keep = s.map((x) => Math.exp(x - top) >= m);
      const lse = top + Math.log(s.reduce((a, x, i) => a + (keep[i] ? Math.exp(x - top) : 0), 0));
      return s.map((x, i) => (keep[i] ? Math.exp(x - lse) : 0));
    }`,
  ],
  [
    'a class with a static method',
    `class Filter { static run(l, m, T) { return inner(l, m, T); } }\n${task.solution.replace('function minP', 'function inner')}\nlet minP = Filter.run;`,
  ],
  ['with a print', body('console.log("p", p, T); return norm(p.map((x) => (x >= bound ? x : 0)));')],
];

describe('a right min-p passes, whatever its style', () => {
  test.each(RIGHT)('%s', async (_, source) => {
    expect(await attempt(task, source)).toEqual({ verdict: 'right', total: task.cases(sampler).length });
  });
});

test('what was printed comes with the outcome, cut to a few lines', async () => {
  const report = await attempt(task, 'function minP(l) { for (let i = 0; i < 99; i++) console.log(i, l); }');
  const printed = report.verdict === 'wrong' ? report.failure.outcome.printed : [];
  expect(printed).toHaveLength(12);
  expect(printed[0]).toBe('0 [8.5, 5.2, 4.1, 2, 1.5, 1, 3.8, 3.5, -2, -3.5]');
});
