import { describe, expect, test } from 'vitest';
import { atom } from '../../../web/state/atom';
import { readNumber } from '../../../web/state/codec';
import { table, typed } from '../../../web/state/examples';
import { decode, defaults, encode, PARAMETERS, type State } from '../../../web/state/parameters';
import { formatHash, parseHash } from '../../../web/state/route';

describe('atom', () => {
  test('tells its listeners of a change, and only of a change', () => {
    const heard: number[] = [];
    const value = atom(1);
    const stop = value.subscribe((next) => heard.push(next));
    value.set(1);
    value.set(2);
    stop();
    value.set(3);
    expect(heard).toEqual([2]);
    expect(value.get()).toBe(3);
  });
});

describe('what a person may type for a number', () => {
  test.each([
    ['0.9', 0.9],
    [' -2 ', -2],
    ['−3.5', -3.5],
    ['1e-3', 0.001],
    ['inf', Infinity],
    ['-inf', -Infinity],
    ['NaN', Number.NaN],
    ['', undefined],
    ['two', undefined],
    ['1,5', undefined],
  ])('%j reads as %j', (raw, value) => {
    expect(readNumber(raw)).toBe(value);
  });
});

describe('links', () => {
  test('no two parameters share a name in the URL', () => {
    const keys = Object.values(PARAMETERS).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a coin that is the seed’s again is told by no link', () => {
    expect(encode({ rolls: 2, coin: Number.NaN })).toBe('rolls=2');
    expect(encode({ temperature: Number.NaN })).toBe('T=NaN');
  });

  test('every parameter comes back from a link as it went in', () => {
    const changed: State = {
      ...defaults(),
      example: 'supper',
      words: ['a|b', 'back\\slash', ' the', ''],
      logits: [1.25, -Infinity, -3, 0],
      ownWords: ['up', 'down|side'],
      ownLogits: [2, -1.5],
      ownExample: 'supper',
      temperature: 0.7,
      topK: 50,
      topP: 0.9,
      minP: 0.05,
      repetitionPenalty: 1.2,
      previousTokens: [0, 3],
      order: ['topP', 'temperature', 'minP'],
      otherOrder: [],
      draws: 777,
      shift: -4,
      scale: 'powers',
      stage: 3,
      seed: 7,
      rolls: 12,
      batch: 100,
      ask: 3,
      coin: 0.25,
      prompt: 'Grüße & 50 % 🎲',
      strategy: 'own',
      purpose: 'story',
      maxTokens: 12,
      backend: 'wasm',
      tree: 'AAAAAB*2 ****AAC .0*7**0.5*AAD',
      end: 2,
      token: 1,
      temperatures: [0.3, 1.5],
      completions: 2,
      completionTokens: 30,
      blind: 1,
      card: 3,
    };
    expect({ ...defaults(), ...decode(encode(changed)) }).toEqual(changed);
  });

  test.each([
    ['#/top-p', { lesson: 'top-p', step: 0, overrides: {} }],
    ['#/top-p/3?p=0.9', { lesson: 'top-p', step: 2, overrides: { topP: 0.9 } }],
    ['#/logits/0', { lesson: 'logits', step: 0, overrides: {} }],
    ['#/logits/x?T=hot&unknown=1', { lesson: 'logits', step: 0, overrides: {} }],
    ['', { lesson: '', step: 0, overrides: {} }],
    ['#/%E0%A4', { lesson: '%E0%A4', step: 0, overrides: {} }],
  ])('%j', (hash, route) => {
    expect(parseHash(hash)).toEqual(route);
  });

  test('a route is written as it is read', () => {
    for (const hash of ['#/top-p', '#/top-p/3?p=0.9', '#/generate/2?T=1.5&strategy=own'])
      expect(formatHash(parseHash(hash))).toBe(hash);
  });

  test('what is no stage of a chain survives the link as well', () => {
    expect(decode('order=p,constructor,p')).toEqual({ order: ['topP', 'constructor', 'topP'] });
  });

  test.each([
    ['1e12', 1_000_000],
    ['inf', 1_000_000],
    ['-3', 1],
    ['0', 1],
    ['2.5', 2.5],
    ['nan', Number.NaN],
  ])('%j draws are held to %d', (raw, draws) => {
    expect(decode(`draws=${raw}`)).toEqual({ draws });
  });

  test('a senseless setting survives the link, so that the core can name it', () => {
    expect(decode('T=-1&p=nan')).toEqual({ temperature: -1, topP: Number.NaN });
  });
});

test('a link’s text ends with its last whole character', () => {
  const { prompt } = decode(`prompt=${encodeURIComponent(`${'a '.repeat(999)}a🎲 and more`)}`);
  expect(prompt).toBe(`${'a '.repeat(999)}a`);
});

test('each end of a line in a link is one line feed, and half a character none', () => {
  expect(decode('prompt=a%0D%0Ab%0Dc%0Ad').prompt).toBe('a\nb\nc\nd');
  expect(decode('prompt=%ED%A0%BC').prompt).not.toMatch(/\p{Cs}/u);
  expect(decode('words=%F0%9F%8E%B2|b').words).toEqual(['🎲', 'b']);
});

test('words from a link are shown with what looks like nothing as marks', () => {
  const state = { ...defaults(), ...decode('words=a%01|%0D&logits=1,0') };
  expect(table(state).words).toEqual(['a‹SOH›', '‹CR›']);
  expect(typed(state).words).toEqual(['a\u0001', '\r']);
});
