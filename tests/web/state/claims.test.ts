// Numbers that the prose of the first lessons states, computed again.
import { expect, test } from 'vitest';
import { loadSampler } from '../../../web/sampler/load.ts';
import { EXAMPLES, logitsOf } from '../../../web/state/examples.ts';

const sampler = await loadSampler();
const capital = logitsOf(EXAMPLES.capital);

test('entropy hardly moves up to T = 0.4, and climbs fastest near 1.25', () => {
  const temperatures = Float64Array.from({ length: 501 }, (_, i) => i / 100);
  const { entropy } = sampler.sweep(capital, temperatures);
  expect(entropy[0]).toBe(0);
  expect(entropy[40]).toBeLessThan(0.005);
  const climbs = Float64Array.from(temperatures, (_, i) => (entropy[i] ?? 0) - (entropy[i - 1] ?? 0));
  expect(climbs.every((climb) => climb >= 0)).toBe(true);
  const steepest = temperatures[sampler.argsort(climbs)[0] ?? 0];
  expect(steepest).toBeCloseTo(1.25, 1);
});

test('p = 0.9 keeps 1 and 45 of 50; p = 0.99 lets 40 bad words in beside the favourite', () => {
  const kept = (name: 'confident' | 'unsure', topP: number) =>
    sampler.distribution(logitsOf(EXAMPLES[name]), { topP }).kept.length;
  expect([kept('confident', 0.9), kept('unsure', 0.9)]).toEqual([1, 45]);
  expect(kept('confident', 0.99)).toBe(41);
  expect(sampler.softmax(logitsOf(EXAMPLES.confident))[0]).toBeCloseTo(0.95, 6);
});
