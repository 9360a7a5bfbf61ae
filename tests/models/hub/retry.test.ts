import { expect, test } from 'vitest';
import { backoff, parseRetryAfter, RETRIES } from '../../../models/hub/retry.mjs';

test.each([
  ['3', 3000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:12 GMT', 2000],
  ['Thu, 01 Jan 1970 00:00:02 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %j at second 10 is %j ms', (header, wait) => {
  expect(parseRetryAfter(header, 10_000)).toBe(wait);
});

test('waits double, end at the longest, and are half chance', () => {
  const waits = [1, 2, 3, 9].map((failures) => [
    backoff(failures, RETRIES, 0),
    backoff(failures, RETRIES, 1),
  ]);
  expect(waits).toEqual([
    [500, 1000],
    [1000, 2000],
    [2000, 4000],
    [15_000, 30_000],
  ]);
});
