// What the page says where a running sum touches p. The figures are NumPy's: np.cumsum of np.exp(x) / sum.
import { expect, test } from 'vitest';
import { TEN_EQUAL_SETTINGS } from '../../../../../web/lessons/04-top-p/ten-equal.ts';
import { decidedByRounding, roundingNote } from '../../../../../web/lessons/shared/walk/rounding.ts';
import { loadSampler } from '../../../../../web/sampler/index.ts';
import { EXAMPLES, logitsOf } from '../../../../../web/state/examples.ts';

const sampler = await loadSampler();
const trace = (logits: readonly number[], topP: number) => sampler.trace(Float64Array.from(logits), { topP });
const equal = (count: number) => new Array<number>(count).fill(0);

test.each<[string, readonly number[], number, number]>([
  ['ten equal logits', equal(10), 0.8, 9],
  ['fifty equal logits', equal(50), 0.2, 11],
  ['shares of 0.5, 0.3 and 0.2', [0.5, 0.3, 0.2].map(Math.log), 0.8, 3],
])('%s with p = %d: rounding is said to decide', (_, logits, p, kept) => {
  const told = trace(logits, p);
  expect(told.kept.length).toBe(kept);
  expect(decidedByRounding(told)).toBe(true);
  expect(roundingNote(told)).toMatch(/rounding decided that this token stays\.$/);
});

test.each([
  [equal(10), 0.3],
  [equal(4), 0.5],
  [equal(10), 0.75],
  [equal(10), 1],
])('%j with p = %d: nothing is said', (logits, p) => {
  expect(roundingNote(trace(logits, p))).toBe('');
});

test('on the examples of the lessons rounding decides at few p of the slider, all of them on fifty equal tokens', () => {
  const found = Object.entries(EXAMPLES).flatMap(([name, example]) =>
    Array.from({ length: 99 }, (_, i) => i + 1)
      .filter((percent) => decidedByRounding(sampler.trace(logitsOf(example), { topP: percent / 100 })))
      .map((percent) => [name, percent]),
  );
  expect(found).toEqual([20, 22, 24, 26, 28].map((percent) => ['unsure', percent]));
});

test('the ten equal tokens that the lesson links to keep nine', () => {
  const { logits, topP } = TEN_EQUAL_SETTINGS;
  const told = trace(logits ?? [], topP ?? 1);
  expect(told.kept.length).toBe(9);
  expect(decidedByRounding(told)).toBe(true);
});
