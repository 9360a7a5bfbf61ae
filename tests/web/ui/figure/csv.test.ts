import { describe, expect, test } from 'vitest';
import { csv } from '../../../../web/ui/figure/csv.ts';
import { counted, exact, shown } from '../../../../web/ui/figure/table.ts';

/** The cells of a file with one row under one column. */
const cell = (value: Parameters<typeof exact>[0]) =>
  csv({ columns: ['x'], rows: [[exact(value)]] }).split('\r\n')[1];

describe('a number in a file', () => {
  // By hand: what Python's repr and float make of the same numbers.
  test.each([
    [-2, '-2'],
    [3.12e-5, '3.12e-5'],
    [-4.66e-15, '-4.66e-15'],
    [1 / 3, '0.3333333333333333'],
    [50_257, '50257'],
    [1.5e12, '1500000000000'],
    [0, '0'],
    [-0, '0'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [Number.NaN, 'NaN'],
  ])('%d is %s', (value, written) => {
    expect(cell(value)).toBe(written);
  });

  test('reads back as the same double', () => {
    for (let i = 0; i < 2000; i++) {
      const value = Math.sin(i) * 10 ** ((i % 40) - 20);
      expect(Number(cell(value))).toBe(value);
    }
  });
});

test('the page shows the same numbers as people write them', () => {
  expect([exact(-2), exact(3.12e-5), counted(50_257), 7, 'a'].map(shown)).toEqual([
    '−2',
    '3.12 × 10⁻⁵',
    '50,257',
    7,
    'a',
  ]);
});

test('a file begins with the mark of UTF-8 and quotes what needs it', () => {
  const file = csv({
    columns: ['Word', 'n'],
    rows: [
      ['Straße', 1],
      ['a, "b"', 2],
      ['c\nd', counted(1000)],
    ],
  });
  expect(file).toBe('\ufeffWord,n\r\nStraße,1\r\n"a, ""b""",2\r\n"c\nd",1000\r\n');
  expect([...new TextEncoder().encode(file).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});
