// What the lesson on speed says the core touches. The counts are those of a build of the core that printed its own.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { madeUp } from '../../../web/lessons/15-speed/scores';
import { search } from '../../../web/lessons/15-speed/search';
import { type Cuts, SETTINGS } from '../../../web/lessons/15-speed/settings';
import { loadSampler } from '../../../web/sampler/load';

const sampler = await loadSampler();
const like = madeUp(sampler).logits;

function normal(): Float32Array {
  const random = sampler.random(42);
  const logits = Float32Array.from(like, () => 2.5 * random.normal());
  random.dispose();
  return logits;
}

const LISTS = { like, normal: normal() };
const LOWEST = Math.fround(-3.40282347e38);

test.each<[keyof typeof LISTS, Cuts, bound: number, opened: number, collected: number, sorted: number]>([
  ['like', { topK: 50 }, 9.30812836, 52, 85, 20],
  ['like', { topP: 0.9 }, 6.50468445, 262, 683, 20],
  ['like', { topK: 50, topP: 0.9 }, 9.30812836, 52, 85, 20 + 14],
  ['like', { minP: 0.1 }, 12.7021618, 3, 3, 0],
  ['like', { topK: 710 }, 3.61132526, 744, 5514, 24],
  ['like', { topK: 1000 }, LOWEST, 786, 50_257, 14],
  // Two looks: the usual depth does not hold the nucleus.
  ['like', { topP: 0.999 }, -44.9958305, 786, 50_257, 22],
  ['normal', { topK: 50 }, 7.47606277, 64, 65, 16],
  ['normal', { topP: 0.9 }, 2.69750404, 786, 7082, 20],
  ['normal', { topK: 50, topP: 0.9 }, 7.47606277, 64, 65, 16 + 18],
  ['normal', { minP: 0.1 }, 8.89498043, 9, 9, 0],
  ['normal', { topK: 710 }, 4.25063467, 738, 2224, 12],
  ['normal', { topP: 0.999 }, -48.8030128, 786, 50_257, 15],
])('%s logits, %o', (list, cuts, bound, opened, collected, sorted) => {
  const found = search(sampler, LISTS[list], cuts);
  expect(found.bound).toBe(Math.fround(bound));
  expect([found.opened.length, found.collected.length, found.sorted.length]).toEqual([
    opened,
    collected,
    sorted,
  ]);
});

describe.each(Object.entries(LISTS))('%s logits', (_, logits) => {
  test.each(SETTINGS)('every token kept with $name was collected', ({ cuts }) => {
    const { collected } = search(sampler, logits, cuts);
    const { kept } = sampler.distribution(logits, cuts);
    expect([...kept].filter((id) => !collected.includes(id))).toEqual([]);
  });

  test('whoever is not put in order is above or below all who are', () => {
    const { collected, sorted } = search(sampler, logits, { topK: 50 });
    const { kept } = sampler.distribution(logits, { topK: 50 });
    const values = sorted.map((id) => logits[id] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    for (const id of collected.filter((each) => !sorted.includes(each))) {
      const logit = logits[id] ?? 0;
      expect(kept.includes(id) ? logit > high : logit < low).toBe(true);
    }
  });
});

test('the halving shown has several tries, each half as wide, and ends with enough blocks', () => {
  const { halvings, bound } = search(sampler, like, { topK: 50 });
  expect(halvings.map(({ count }) => count)).toEqual([88, 4, 26, 52]);
  expect(halvings.map(({ then }) => then)).toEqual(['higher', 'lower', 'lower', 'enough']);
  expect(halvings.at(-1)?.tried).toBe(bound);
});

/** The lines that decide how much the core touches. Where one of them changes, the lesson has to count anew. */
test.each([
  ['candidates.cpp', 'if (count >= k && count <= k + k / 2) break;'],
  ['candidates.cpp', 'return low * 0.5F + high * 0.5F;'],
  ['candidates.cpp', 'constexpr std::size_t few = 24;'],
  ['nucleus.cpp', 'constexpr double usual_depth = 8.5;'],
  ['nucleus.cpp', 'constexpr std::size_t stride = 16;'],
  ['nucleus.cpp', 'constexpr int guess_steps = 10;'],
  ['nucleus.cpp', '(lacking / shares.rest * 1.03 + 0.01)'],
  ['ground.cpp', '1e-5 * (std::abs(ground.best) + way + ground.plan.temperature)'],
])('%s still says: %s', (file, line) => {
  const source = readFileSync(new URL(`../../../wasm/sampling/${file}`, import.meta.url), 'utf8');
  expect(source).toContain(line);
});
