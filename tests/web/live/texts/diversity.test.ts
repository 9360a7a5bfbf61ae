import { describe, expect, test } from 'vitest';
import { distinct, echoes, repeated } from '../../../../web/live/texts/diversity.ts';
import { mean } from '../../../../web/live/texts/mean.ts';
import { extreme, measure } from '../../../../web/live/texts/measures.ts';
import type { GeneratedToken } from '../../../../web/worker/client.ts';

describe('counted by hand', () => {
  // a b a b a: the pairs are ab ba ab ba, the runs of four abab baba.
  test.each([
    [[[1, 2, 1, 2, 1]], 1, 2 / 5],
    [[[1, 2, 1, 2, 1]], 2, 2 / 4],
    [[[1, 2, 1, 2, 1]], 4, 1],
    [[[1, 2, 3]], 1, 1],
    [[[1, 2, 3]], 2, 1],
    // 1 and 12 beside 11 and 2: token ids must not run together.
    [[[1, 12, 11, 2]], 2, 1],
    // Two texts: the pairs are 12 and 12; 2 followed by 1 is no pair of either.
    [
      [
        [1, 2],
        [1, 2],
      ],
      2,
      1 / 2,
    ],
    [[[7], [7]], 1, 1 / 2],
  ])('distinct of %j for n = %d is %d', (texts, n, expected) => {
    expect(distinct(texts, n)).toBe(expected);
  });

  test.each([
    [[[1, 2, 3, 4, 5]], 0],
    // 1234 2341 3412 4123 1234: one of five had come before.
    [[[1, 2, 3, 4, 1, 2, 3, 4]], 1 / 5],
    [[[9, 9, 9, 9, 9, 9]], 2 / 3],
  ])('repeated runs of four in %j are %d', (texts, expected) => {
    expect(repeated(texts, 4)).toBe(expected);
  });

  test('there is no share of nothing', () => {
    expect(distinct([[]], 1)).toBeNaN();
    expect(distinct([[5]], 2)).toBeNaN();
    expect(repeated([[1, 2, 3]], 4)).toBeNaN();
    expect(mean([])).toBeNaN();
  });
});

test('several texts are measured as one heap of tokens', () => {
  const token = (id: number, surprise: number, entropy: number) =>
    ({ id, surprise, entropy }) as GeneratedToken;
  const texts = [
    { tokens: [token(1, 1, 0.5), token(2, 2, 0.5)], tokensPerSecond: 9 },
    { tokens: [token(1, 6, 2)], tokensPerSecond: 9 },
  ];
  expect(measure(texts)).toMatchObject({
    tokens: 3,
    distinct1: 2 / 3,
    distinct2: 1,
    surprise: 3,
    entropy: 1,
  });
});

test('the highest and the lowest, with ties and without what has no value', () => {
  const values = [2, Number.NaN, 5, 5, 1];
  const is = (value: number) => value;
  expect(extreme(values, is, 'high')).toEqual([5, 5]);
  expect(extreme(values, is, 'low')).toEqual([1]);
  expect(extreme([Number.NaN], is, 'low')).toEqual([]);
});

const drawn = (belongs: boolean[]) => belongs.map((echo) => (echo ? 'x' : '.')).join('');

test.each<[number[], number, string]>([
  [[], 2, ''],
  [[1, 2, 3, 4], 2, '....'],
  [[1, 2, 3, 1, 2], 2, '...xx'],
  [[1, 2, 3, 1, 2], 3, '.....'],
  [[7, 7, 7], 1, '.xx'],
  [[7, 7, 7, 7], 2, '.xxx'],
  [[1, 2, 1, 2, 5, 1, 2], 2, '..xx.xx'],
  [[1, 2], 3, '..'],
])('in %j runs of %i come again at %j', (ids, n, wanted) => {
  expect(drawn(echoes(ids, n))).toBe(wanted);
});
