import { expect, test } from 'vitest';
import { bare, isolated } from '../../../web/text/isolate.ts';
import { flowing, inField, inline, quoted, readField, unseen, visible } from '../../../web/text/marks.ts';

test.each([
  ['\r', '‹CR›'],
  ['\n', '⏎'],
  ['\t', '⇥'],
  ['\0', '‹NUL›'],
  ['\u0001', '‹SOH›'],
  ['\u0080', '‹U+0080›'],
  ['\u0085', '‹NEL›'],
  ['\u00a0', '‹NBSP›'],
  ['\u00ad', '‹SHY›'],
  ['\u200b', '‹ZWSP›'],
  ['\u200d', '‹ZWJ›'],
  ['\u200e', '‹LRM›'],
  ['\u202e', '‹RLO›'],
  ['\u2028', '‹LSEP›'],
  ['\u3000', '‹IDSP›'],
  ['\ufeff', '‹BOM›'],
  ['\u2800', '‹U+2800›'],
  ['\u3164', '‹U+3164›'],
  ['\ue000', '‹U+E000›'],
  ['\ud83c', '‹U+D83C›'],
  [' a b', '␣a␣b'],
])('%j is seen as %s', (text, seen) => {
  expect(visible(text)).toBe(seen);
});

test('no two characters that look like nothing look alike', () => {
  const kinds = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}]/u;
  const found = Array.from({ length: 0x10000 }, (_, point) => String.fromCharCode(point)).filter((c) =>
    kinds.test(c),
  );
  const seen = found.map(visible);
  expect(found.length).toBeGreaterThan(120);
  expect(new Set(seen).size).toBe(found.length);
  expect(seen.filter((mark) => kinds.test(mark))).toEqual([]);
});

test('an emoji of several characters stays whole', () => {
  for (const emoji of ['👩‍👩‍👧‍👦', '🏳️‍🌈', '🤷🏿‍♀️', '🇫🇷', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️']) expect(visible(emoji)).toBe(emoji);
  expect(visible('a\ufe0f')).toBe('a‹VS16›');
  expect(visible('👩\u200d')).toBe('👩‹ZWJ›');
});

test('within a sentence only the spaces are marked that would not be seen', () => {
  expect(inline('New York')).toBe('New York');
  expect(inline(' a  b ')).toBe('␣a␣␣b␣');
  expect(inline('')).toBe('‹empty›');
  expect(quoted('a\nb')).toBe('“a⏎b”');
  expect(flowing('a \n\tb\u00a0')).toBe('a \n\tb‹NBSP›');
});

test('text from right to left is kept apart, and plain again in a file', () => {
  expect(visible(' שלום')).toBe('\u2068␣שלום\u2069');
  expect(quoted('مرحبا')).toBe('“\u2068مرحبا\u2069”');
  expect(isolated('hello')).toBe('hello');
  expect(bare(visible('שלום'))).toBe('שלום');
});

test('a field of one line shows the marks and gives the word back', () => {
  for (const word of [
    'a\nb',
    '\r',
    ' x ',
    'a\u00a0b',
    '\ud83c',
    'New York',
    '‹no mark›',
    'tab\t',
    '\u{e0001}',
  ])
    expect(readField(inField(word))).toBe(word);
  expect(inField('New York')).toBe('New York');
});

test('what a field cannot show is named once each', () => {
  expect(unseen('plain text\nof two lines')).toEqual([]);
  expect(unseen('a\u00a0b\u200b\u00a0 👩‍👩‍👧‍👦')).toEqual(['‹NBSP› (U+00A0)', '‹ZWSP› (U+200B)']);
});
