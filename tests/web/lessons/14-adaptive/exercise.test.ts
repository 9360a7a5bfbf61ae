import { describe, expect, test } from 'vitest';
import { adaptiveTask as task } from '../../../../web/lessons/14-adaptive/exercise/task.ts';
import { attempt, sampler } from '../../exercises/attempt.ts';

const body = (rest: string) => `function adaptiveTemperature(logits, base, min, max) {
  if (logits.length === 1) return min;
  const best = Math.max(...logits);
  const w = logits.map((x) => Math.exp((x - best) / base));
  const z = w.reduce((a, b) => a + b, 0);
  const p = w.map((x) => x / z);
  const h = p.reduce((a, x) => (x > 0 ? a - x * Math.log(x) : a), 0);
  const most = Math.log(logits.length);
  ${rest}
}`;
const RIGHT_BODY = body('return min + (max - min) * (h / most);');

const WRONG: [slip: string, source: string, told: RegExp][] = [
  ['the skeleton as it is', task.skeleton, /returned nothing/],
  ['the entropy itself', body('return h;'), /entropy itself/],
  ['the share itself', body('return h / most;'), /Stretch it from min to max/],
  ['the wrong way round', body('return max - (max - min) * (h / most);'), /wrong way/],
  ['base ignored', RIGHT_BODY.replace('/ base', ''), /measured at T = 1; here the base temperature is 2/],
  ['base as a factor', body('return base * (min + (max - min) * (h / most));'), /multiplied in again/],
  ['no minus sign', RIGHT_BODY.replace('a - x', 'a + x'), /came out negative/],
  [
    'not divided by ln V',
    body('return min + (max - min) * h;'),
    /not divided by its largest value, ln V = 2\.3/,
  ],
  ['not divided, but clamped', body('return Math.min(max, min + (max - min) * h);'), /not divided/],
  ['divided by V', body('return min + (max - min) * (h / logits.length);'), /divided by V/],
  ['two logarithms', RIGHT_BODY.replace('x * Math.log(x)', 'x * Math.log2(x)'), /Two kinds of logarithm/],
  ['times max', body('return min + max * (h / most);'), /max − min, not by max/],
  ['0 ln 0', RIGHT_BODY.replace('x > 0 ? a - x * Math.log(x) : a', 'a - x * Math.log(x)'), /0 × ln 0 is NaN/],
  ['ln 1', RIGHT_BODY.replace('if (logits.length === 1) return min;', ''), /With one token ln V is 0/],
  ['no largest subtracted', RIGHT_BODY.replace('x - best', 'x'), /should be 1\.2896.*subtract the largest/],
  [
    'the 1e-10 of old notebooks',
    RIGHT_BODY.replace('Math.log(x)', 'Math.log(x + 1e-10)').replace('x > 0 ?', 'true ?'),
    /should be/,
  ],
  [
    'a constant',
    'const adaptiveTemperature = () => 1;',
    /is 1 and should be 0\.46742: at T = 1 the entropy is 0\.32125/,
  ],
  ['the distribution', body('return p;'), /returned a list\. Return one number/],
  ['changes its input', RIGHT_BODY.replace('const best', 'logits.reverse(); const best'), /changed the list/],
];

describe('a wrong adaptive temperature is refused with the reason', () => {
  test.each(WRONG)('%s', async (_, source, told) => {
    const report = await attempt(task, source);
    expect(report).toMatchObject({ verdict: 'wrong', failure: { message: expect.stringMatching(told) } });
  });
});

const RIGHT: [style: string, source: string][] = [
  ['the solution on offer', task.solution],
  ['reduce and map', RIGHT_BODY],
  [
    'the entropy as ln Z less a mean',
    `const adaptiveTemperature = (l, b, lo, hi) => {
      if (l.length < 2) return lo;
      const s = l.map((x) => x / b), m = Math.max(...s);
      let z = 0, mean = 0;
      for (const x of s) { const w = Math.exp(x - m); z += w; if (w > 0) mean += w * (x - m); }
      const h = Math.log(z) - mean / z;
      return lo + (hi - lo) * Math.min(1, Math.max(0, h / Math.log(l.length)));
    };`,
  ],
  [
    'bits on both sides, typed arrays',
    `function adaptiveTemperature(a, b, c, d) {
      const w = Float64Array.from(a, (x) => Math.exp((x - Math.max(...a)) / b));
      const z = w.reduce((x, y) => x + y);
      const bits = w.reduce((s, x) => s - (x ? (x / z) * Math.log2(x / z) : 0), 0);
      const most = Math.log2(a.length);
      const h = most === 0 ? 0 : bits / most;
      return c * (1 - h) + d * h;
    }`,
  ],
  [
    'a generator and defaults',
    `function* shares(l, t) { const m = Math.max(...l); const z = l.reduce((s, x) => s + Math.exp((x - m) / t), 0); for (const x of l) yield Math.exp((x - m) / t) / z; }
    const adaptiveTemperature = (l, base = 1, min = 0.3, max = 1.5) => {
      let h = 0; for (const p of shares(l, base)) h -= p && p * Math.log(p);
      return min + (max - min) * (h / Math.log(l.length) || 0);
    };`,
  ],
  [
    'frozen helpers',
    `const tools = Object.freeze({ run: (f) => (...a) => f(...a) });\n${task.solution.replace('adaptiveTemperature', 'inner')}\nconst adaptiveTemperature = tools.run(inner);`,
  ],
];

describe('a right adaptive temperature passes, whatever its style', () => {
  test.each(RIGHT)('%s', async (_, source) => {
    expect(await attempt(task, source)).toEqual({ verdict: 'right', total: task.cases(sampler).length });
  });
});
