import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { seedOf, shuffled } from '../../../../web/live/texts/shuffle.ts';
import { loadSampler, type Sampler } from '../../../../web/sampler/index.ts';

let sampler: Sampler;
beforeAll(async () => {
  const wasm = new URL('../../../../build/wasm/sampling.wasm', import.meta.url);
  sampler = await loadSampler({ wasmBinary: readFileSync(wasm) });
});

const five = ['a', 'b', 'c', 'd', 'e'];

test('the same seed gives the same order, of the same items', () => {
  const order = (seed: number) => shuffled(five, sampler.random(seed));
  expect(order(3)).toEqual(order(3));
  for (let seed = 0; seed < 20; seed++) expect(order(seed).toSorted()).toEqual(five);
});

test('every item may come to every place', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    shuffled(five, sampler.random(seed)).forEach((item, place) => {
      seen.add(`${item}${place}`);
    });
  }
  expect(seen.size).toBe(25);
});

test('the coins decide: the lowest swaps each last item with the first, the highest swaps none', () => {
  expect(shuffled(five, { uniform: () => 0 })).toEqual(['b', 'c', 'd', 'e', 'a']);
  expect(shuffled(five, { uniform: () => 1 - Number.EPSILON })).toEqual(five);
});

test('a text makes a seed', () => {
  // The published values of FNV-1a, 32 bits.
  expect(seedOf('')).toBe(0x811c9dc5);
  expect(seedOf('a')).toBe(0xe40c292c);
  expect(seedOf('foobar')).toBe(0xbf9cf968);
});
