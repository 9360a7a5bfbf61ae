import { expect, test } from 'vitest';
import { cells, cut } from '../../../web/text/cut.ts';
import { start } from '../../../web/text/graphemes.ts';
import { bare } from '../../../web/text/isolate.ts';

const FAMILY = '👩‍👩‍👧‍👦';

test('a label is cut between graphemes, never inside one', () => {
  expect(cut('temperature', 9)).toBe('temperat…');
  expect(cut('🎲🎲🎲🎲🎲🎲', 10)).toBe('🎲🎲🎲🎲…');
  expect(cut(`${FAMILY}${FAMILY}`, 3)).toBe(`${FAMILY}…`);
  expect(cut('e\u0301e\u0301e\u0301e\u0301', 3)).toBe('e\u0301e\u0301…');
});

test('what fits is left as it is, and emoji take two letters’ room', () => {
  expect(cut('Dijon', 5)).toBe('Dijon');
  expect(cut(FAMILY, 2)).toBe(FAMILY);
  expect(cells('a🎲漢')).toBe(5);
});

test('a word from right to left stays apart from what follows, also when it is cut', () => {
  const cutWord = cut('\u2068שלום עולם טוב\u2069', 6);
  expect(cutWord).toBe('\u2068שלום …\u2069');
  expect(cells(cutWord)).toBe(6);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('no cut at %d leaves half a character', (most) => {
  for (const text of ['🎲🎲🎲🎲🎲', `a${FAMILY}b🇫🇷c`, 'x🏴󠁧󠁢󠁥󠁮󠁧󠁿y', '1️⃣2️⃣3️⃣']) {
    const pieces = [...bare(cut(text, most)), ...start(text, most)];
    expect(pieces.filter((character) => /\p{Cs}/u.test(character))).toEqual([]);
  }
});

test('the start of a text ends with its last whole letter', () => {
  expect(start('abc', 3)).toBe('abc');
  expect(start('ab🎲', 3)).toBe('ab');
  expect(start(`ab${FAMILY}`, 10)).toBe('ab');
  expect(start(FAMILY, 10)).toBe('');
});
