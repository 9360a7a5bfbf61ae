// What a search reports, against what can be counted from the logits.
import { expect, it } from 'vitest';
import { loadSampler, type Settings } from '../../web/sampler/index';
import { VOCABULARY } from './figures';
import { caught, untyped } from './refusals';

const sampler = await loadSampler();
const random = sampler.random(8);
const logits = Float32Array.from({ length: VOCABULARY }, () => 3 * random.normal());

it.each<[Settings]>([[{ topK: 50 }], [{ minP: 0.05 }], [{ topP: 0.3 }], [{ topK: 300, topP: 0.5 }]])(
  'of %o',
  (settings) => {
    const { blockSize, maxima, bound, steps, opened, collected, sorted } = sampler.searchReport(
      logits,
      settings,
    );
    const { kept } = sampler.distribution(logits, settings);
    expect(maxima).toEqual(
      Float32Array.from({ length: Math.ceil(VOCABULARY / blockSize) }, (_, block) =>
        Math.max(...logits.subarray(block * blockSize, (block + 1) * blockSize)),
      ),
    );
    expect([...collected]).toEqual([...logits.keys()].filter((id) => (logits[id] ?? 0) >= bound));
    expect([...opened]).toEqual([...new Set([...collected].map((id) => Math.floor(id / blockSize)))]);
    expect([...kept].filter((id) => !collected.includes(id))).toEqual([]);
    expect([...sorted].filter((id) => !collected.includes(id))).toEqual([]);
    for (const { low, high, tried, count } of steps) {
      expect(tried > low && tried < high).toBe(true);
      expect(maxima.filter((most) => most >= tried).length).toBe(count);
    }
  },
);

it('collects and sorts all tokens where the definition answers', () => {
  const few = Float32Array.of(1, 3, Number.NEGATIVE_INFINITY, 2);
  const report = sampler.searchReport(few, { order: 'llama.cpp', topK: 2, temperature: 0.5 });
  expect([...report.collected]).toEqual([0, 1, 3]);
  expect([...report.sorted]).toEqual([0, 1, 3]);
  expect([report.maxima.length, report.opened.length, report.exponentials]).toEqual([0, 0, 4]);
});

it('collects nothing where nothing is cut', () => {
  const { bound, collected, opened, exponentials } = sampler.searchReport(logits);
  expect([bound, collected.length, opened.length]).toEqual([Number.POSITIVE_INFINITY, 0, 0]);
  expect(exponentials).toBe(VOCABULARY);
});

it('refuses what the other calls refuse, and logits that are not Float32', () => {
  expect(caught(() => sampler.searchReport(logits, { topP: 2 })).code).toBe('bad-top-p');
  expect(caught(() => sampler.searchReport(Float32Array.of(Number.NaN))).code).toBe('nan-logit');
  expect(caught(() => sampler.searchReport(untyped(Float64Array.of(1)))).code).toBe('bad-logits-type');
});
