import { describe, expect, test } from 'vitest';
import { STRATEGIES } from '../../../web/lessons/07-generate/strategies.ts';
import { PURPOSES } from '../../../web/lessons/11-takeaways/purposes.ts';
import { SETTINGS } from '../../../web/lessons/15-speed/settings.ts';
import { SEVEN } from '../../../web/lessons/shared/draws/seven.ts';
import { atom } from '../../../web/state/atom.ts';
import type { Codec } from '../../../web/state/codec.ts';
import { EXAMPLES, table, typed } from '../../../web/state/examples.ts';
import { readList, readNumber, whyUnread } from '../../../web/state/numbers.ts';
import {
  decode,
  defaults,
  encode,
  PARAMETERS,
  refusedIn,
  type State,
} from '../../../web/state/parameters.ts';
import { formatHash, parseHash } from '../../../web/state/route.ts';
import { numbersTyped, numberTyped, shownIn, whyNotRead } from '../../../web/state/typed.ts';

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
    ['1e−3', 0.001],
    ['inf', Infinity],
    ['-inf', -Infinity],
    ['NaN', Number.NaN],
    ['', undefined],
    ['two', undefined],
    // A comma before the decimals.
    ['0,9', 0.9],
    ['1,5', 1.5],
    ['−0,25', -0.25],
    ['0,125', 0.125],
    ['1,2345', 1.2345],
    ['1,5e-3', 0.0015],
    // A comma between thousands, as the page writes them.
    ['1,000.5', 1000.5],
    ['1,000,000', 1_000_000],
    ['−12,345,678', -12_345_678],
    // It may be either.
    ['1,000', undefined],
    ['−12,345', undefined],
    ['1,000e3', undefined],
    // It is neither.
    ['1,', undefined],
    [',5', undefined],
    ['1,2,3', undefined],
    ['1.234,5', undefined],
    ['1,00,000', undefined],
  ])('%j reads as %j', (raw, value) => {
    expect(readNumber(raw)).toBe(value);
  });

  test.each([
    ['abc', '“abc” is not a number.'],
    ['1,2,3', '“1,2,3” is not a number.'],
    [' −1,000', '“−1,000” can be read in two ways: write −1000 or −1.000.'],
    ['', 'There is no number here.'],
  ])('%j is told why it could not be read', (raw, why) => {
    expect(whyUnread(raw)).toBe(why);
  });

  test.each([
    ['1,0', [1, 0]],
    ['0.3,0.7', [0.3, 0.7]],
    ['0.3, 0.7', [0.3, 0.7]],
    ['0.3 0.7', [0.3, 0.7]],
    ['0,3 0,7', [0.3, 0.7]],
    ['0,3, 0,7', [0.3, 0.7]],
    ['0,3; 0,7;1', [0.3, 0.7, 1]],
    ['', []],
    ['1,x', [1, undefined]],
    ['1,,2', [1, undefined, 2]],
  ])('the list %j reads as %j', (raw, values) => {
    expect(readList(raw)).toEqual(values);
  });

  test('a field keeps what could not be read, and says why, until a number stands in it', () => {
    expect(numberTyped('topP', '1,000')).toBeNaN();
    expect(shownIn('topP', Number.NaN)).toBe('1,000');
    expect(whyNotRead('topP', Number.NaN)).toContain('two ways');
    expect(shownIn('topP', 0.5)).toBe('0.5');
    expect(whyNotRead('topP', 0.5)).toBeUndefined();
    expect(numberTyped('topP', '0,5')).toBe(0.5);
    expect(shownIn('topP', Number.NaN)).toBe('NaN');
    expect(numbersTyped('Ts', '0,3; x')).toEqual([0.3, Number.NaN]);
    expect(shownIn('Ts', 0.3, Number.NaN)).toBe('0,3; x');
    expect(whyNotRead('Ts', 0.3, Number.NaN)).toBe('“x” is not a number.');
  });
});

describe('links', () => {
  test('no two parameters share a name in the URL', () => {
    const keys = Object.values(PARAMETERS).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('a coin that is the seed’s again is told by no link', () => {
    expect(encode({ rolls: 2, coin: null })).toBe('rolls=2');
    expect(decode('u=NaN')).toEqual({ coin: null });
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
    [
      '#/logits/x?T=hot&unknown=1',
      { lesson: 'logits', step: 0, overrides: {}, refused: [{ name: 'temperature', raw: 'hot' }] },
    ],
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
    ['2.5', 2.5],
    ['nan', Number.NaN],
    ['1000000', 1_000_000],
  ])('%j draws are for the core to judge', (raw, draws) => {
    expect(decode(`draws=${raw}`)).toEqual({ draws });
  });

  test.each([
    ['seed=4294967296', 'seed'],
    ['seed=-1', 'seed'],
    ['seed=1.5', 'seed'],
    ['draws=1e12', 'draws'],
    ['draws=-3', 'draws'],
    ['n=201', 'maxTokens'],
    ['stage=100', 'stage'],
    ['T=hot', 'temperature'],
    ['T=1,000', 'temperature'],
    ['u=x', 'coin'],
    ['logits=1,x', 'logits'],
    ['model=../x', 'model'],
    ['backend=cuda', 'backend'],
    ['example=constructor', 'example'],
    ['example=toString', 'example'],
    ['example=__proto__', 'example'],
    ['scale=valueOf', 'scale'],
    ['strategy=hasOwnProperty', 'strategy'],
    ['for=poem', 'purpose'],
  ] as const)('%j is refused and told, and changes nothing', (query, name) => {
    const raw = query.slice(query.indexOf('=') + 1);
    expect(decode(query)).toEqual({});
    expect(refusedIn(`${query}&p=0.5`)).toEqual([{ name, raw }]);
    expect((PARAMETERS[name] as Codec<unknown>).why?.(raw)).toMatch(/^(must be|can be read in two ways)/);
  });

  test('a number of a link is read as in a field, and a list as ever', () => {
    expect(decode('p=0,9&u=0,25&seed=7')).toEqual({ topP: 0.9, coin: 0.25, seed: 7 });
    expect(decode('words=a|b&logits=1,0')).toEqual({ words: ['a', 'b'], logits: [1, 0] });
    expect(decode('words=a|b&logits=1,000')).toEqual({ words: ['a', 'b'], logits: [1, 0] });
  });

  test.each([
    ['words=a|b&logits=1', { name: 'words', raw: 'a|b', why: 'has length 2, while logits has 1' }],
    ['words=a|b', { name: 'words', raw: 'a|b', why: 'has length 2, while logits has none' }],
    ['logits=1,2', { name: 'logits', raw: '1,2', why: 'has length 2, while words has none' }],
    ['own=a&ownLogits=', { name: 'ownWords', raw: 'a', why: 'has length 1, while ownLogits has 0' }],
  ])('%j: words without as many logits are refused and told', (query, refused) => {
    expect(decode(query)).toEqual({});
    expect(refusedIn(query)).toEqual([refused]);
  });

  test('every name that a control can choose comes back from a link', () => {
    for (const example of Object.keys(EXAMPLES)) expect(decode(`example=${example}`)).toEqual({ example });
    for (const { value } of [...SEVEN, ...STRATEGIES, ...SETTINGS])
      expect(decode(`strategy=${value}`)).toEqual({ strategy: value });
    for (const { value } of PURPOSES) expect(decode(`for=${value}`)).toEqual({ purpose: value });
  });

  test('a try of the speed lesson comes back from a link, also the last of 24', () => {
    for (const stage of [9, 10, 23]) expect(decode(`stage=${stage}`)).toEqual({ stage });
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
  expect(decode('words=%F0%9F%8E%B2|b&logits=1,0').words).toEqual(['🎲', 'b']);
});

test('words from a link are shown with what looks like nothing as marks', () => {
  const state = { ...defaults(), ...decode('words=a%01|%0D&logits=1,0') };
  expect(table(state).words).toEqual(['a‹SOH›', '‹CR›']);
  expect(typed(state).words).toEqual(['a\u0001', '\r']);
});
