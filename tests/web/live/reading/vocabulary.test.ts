import { expect, test } from 'vitest';
import { Vocabulary } from '../../../../web/live/reading/vocabulary.ts';

const vocabulary = new Vocabulary({
  texts: ['the', ' The', 'then', ' other', null, 'a'],
  partial: [[4, Uint8Array.of(0xf0, 0x9f)]],
});

test('a token of no whole characters is known by its bytes', () => {
  expect(vocabulary.describe(4)).toEqual({ id: 4, text: null, bytes: Uint8Array.of(0xf0, 0x9f) });
  expect(vocabulary.describe(5)).toEqual({ id: 5, text: 'a', bytes: Uint8Array.of(97) });
});

test('the search finds the text itself first, then what starts with it, then what holds it', () => {
  expect(vocabulary.search('the', 10)).toEqual([0, 1, 2, 3]);
  expect(vocabulary.search('the', 2)).toEqual([0, 1]);
});

test('the search takes the bytes of a part of a character', () => {
  expect(vocabulary.search('f0 9F', 10)).toEqual([4]);
  expect(vocabulary.search('F0', 10)).toEqual([4]);
  expect(vocabulary.search('9F', 10)).toEqual([]);
});

test('the search takes a token number, and finds nothing for nothing', () => {
  expect(vocabulary.search('#4', 10)).toEqual([4]);
  expect(vocabulary.search('#6', 10)).toEqual([]);
  expect(vocabulary.search('  ', 10)).toEqual([]);
  expect(vocabulary.search('zebra', 10)).toEqual([]);
});
