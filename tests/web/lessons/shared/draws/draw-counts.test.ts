import { expect, test } from 'vitest';
import {
  countDraws,
  expectedCount,
  expectedWait,
  firstDraws,
  largestGap,
} from '../../../../../web/lessons/shared/draws/draw-counts.ts';

const DRAWN = Uint32Array.of(2, 0, 2, 2, 1);

test('a tally counts, divides, and names how many different tokens came out', () => {
  const { draws, counts, shares, unique } = countDraws(DRAWN, 4);
  expect(draws).toBe(5);
  expect([...counts]).toEqual([1, 1, 3, 0]);
  expect([...shares]).toEqual([0.2, 0.2, 0.6, 0]);
  expect(unique).toBe(3);
});

test('the largest gap is found on either side, and is 0 where there is none', () => {
  expect(largestGap(Float64Array.of(0.5, 0.5), Float64Array.of(0.75, 0.25))).toEqual({ id: 0, gap: 0.25 });
  expect(largestGap(Float64Array.of(0.2, 0.8), Float64Array.of(0.2, 0.8)).gap).toBe(0);
});

test('first draws count from 1, and 0 means never', () => {
  expect([...firstDraws(DRAWN, 4)]).toEqual([2, 5, 1, 0]);
});

test('a token of 1 in 2,000 is expected 25 times in 50,000 draws', () => {
  expect(expectedCount(0.0005, 50_000)).toBe(25);
  expect(expectedWait(0.0005)).toBe(2000);
});
