// What the lesson on speed says of sums, computed again.
import { expect, test } from 'vitest';
import { reachedAfter, runningSum, sums } from '../../../../web/lessons/15-speed/float32.ts';
import { ranking } from '../../../../web/lessons/15-speed/ranking.ts';
import { madeUp } from '../../../../web/lessons/15-speed/scores.ts';
import { loadSampler } from '../../../../web/sampler/load.ts';

const sampler = await loadSampler();
const { logits } = madeUp(sampler);
const { single, exact } = sums(sampler, logits);

test('a float32 sum stands still where what is added is less than half a step', () => {
  expect([...runningSum(Float32Array.of(2 ** 24, 1, 1, 3))]).toEqual([
    2 ** 24,
    2 ** 24,
    2 ** 24,
    2 ** 24 + 4,
  ]);
});

test('the first sum that reaches p counts, and all tokens where none does', () => {
  const three = Float32Array.of(0.5, 0.75, 0.875);
  expect([0.4, 0.5, 0.6, 0.875, 0.9].map((p) => reachedAfter(three, p))).toEqual([1, 1, 2, 3, 3]);
});

test('the exact sum ends at 1, the float32 one short of it', () => {
  expect(exact.at(-1)).toBe(1);
  expect(single.at(-1)).toBeCloseTo(0.9999568, 7);
});

test.each([
  [0.9, 401, 401],
  [0.999, 31_077, 31_179],
  // Above where the sum ends, nothing is cut.
  [0.99999, 47_911, 50_257],
])('the nuclei of p = %d', (p, right, inFloat32) => {
  expect(sampler.distribution(logits, { topP: p }).kept.length).toBe(right);
  expect(reachedAfter(single, p)).toBe(inFloat32);
});

test('the tie that the edge shows is one, and goes to the lower token number', () => {
  const { ids, tie = 0 } = ranking(sampler, logits);
  expect(tie).toBe(710);
  const [last = 0, next = 0] = ids.subarray(tie - 1, tie + 1);
  expect(logits[last]).toBe(logits[next]);
  expect(last).toBeLessThan(next);
  const { kept } = sampler.distribution(logits, { topK: tie });
  expect([kept.includes(last), kept.includes(next)]).toEqual([true, false]);
});
