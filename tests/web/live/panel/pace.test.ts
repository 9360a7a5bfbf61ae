import { describe, expect, test } from 'vitest';
import { Pace } from '../../../../web/live/panel/pace.ts';
import { megabytes, wait } from '../../../../web/live/panel/units.ts';

describe('the time a download has left', () => {
  test('is not told before a second has passed', () => {
    const pace = new Pace();
    pace.note(0, 0);
    pace.note(5e6, 400);
    expect(pace.left(10e6)).toBeUndefined();
  });

  test('follows from the bytes of the last seconds, whatever was kept from before', () => {
    const pace = new Pace();
    for (let second = 0; second <= 4; second++) pace.note(50e6 + second * 2e6, second * 1000);
    expect(pace.rate).toBe(2e6);
    expect(pace.left(92e6)).toBe((92e6 - 58e6) / 2e6);
  });

  test('follows a line that gets slower', () => {
    const pace = new Pace();
    for (let second = 0; second <= 60; second++)
      pace.note(second <= 30 ? second * 4e6 : 120e6 + (second - 30) * 1e6, second * 1000);
    expect(pace.rate).toBe(1e6);
  });

  test('starts anew with another count, and never goes below nothing', () => {
    const pace = new Pace();
    pace.note(80e6, 0);
    pace.note(90e6, 2000);
    pace.note(1e6, 3000);
    expect(pace.rate).toBe(0);
    pace.note(3e6, 4000);
    expect(pace.rate).toBe(2e6);
    expect(pace.left(2e6)).toBe(0);
  });
});

test.each([
  [999, '1\u00a0kB'],
  [99_999, '100\u00a0kB'],
  [9_571_663, '9.6\u00a0MB'],
  [92_400_000, '92\u00a0MB'],
  [0, '0\u00a0MB'],
])('%d bytes are written %j', (bytes, written) => {
  expect(megabytes(bytes)).toBe(written);
});

test.each([
  [0.2, '1\u00a0s'],
  [89.5, '90\u00a0s'],
  [90, '2\u00a0min'],
  [121, '3\u00a0min'],
])('%d seconds are written %j', (seconds, written) => {
  expect(wait(seconds)).toBe(written);
});
