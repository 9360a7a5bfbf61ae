import { expect, test } from 'vitest';
import { aboveFloor, rankTicks } from '../../../web/charts/tail.ts';
import { axisEnd, othersFate } from '../../../web/live/reading/top-bars.ts';

test('a line ends where its shares fall below the floor or a cut left nothing', () => {
  expect(aboveFloor([1, 2, 10, 100], [0.5, 1e-12, 9.9e-13, 0])).toEqual([
    [1, 0.5],
    [2, 1e-12],
  ]);
});

test('the ranks named are the powers of ten within the list', () => {
  expect(rankTicks(50_257)).toEqual([1, 10, 100, 1000, 10_000]);
  expect(rankTicks(1000)).toEqual([1, 10, 100, 1000]);
  expect(rankTicks(7)).toEqual([1]);
});

test('the axis holds every bar and every outline', () => {
  expect(axisEnd([{ value: 0.02, ghost: 0.1 }])).toBe(0.1);
  expect(axisEnd([{ value: 0.02, ghost: 0.11 }, { value: 0.01 }])).toBe(0.25);
  expect(axisEnd([{ value: 0.5 }])).toBe(0.5);
  expect(axisEnd([{ value: 0.51 }])).toBe(1);
});

test('the fate of the tokens without a bar', () => {
  const sums = { raw: 0, before: 0, probabilities: 0 };
  expect(othersFate({ count: 30, kept: 0, ...sums })).toBe('all of them removed');
  expect(othersFate({ count: 30, kept: 30, ...sums })).toBe('all of them kept');
  expect(othersFate({ count: 50_237, kept: 1362, ...sums })).toBe('1,362 of them kept');
});
