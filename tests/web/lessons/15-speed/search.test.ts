// What the lesson on speed says the core touches. The counts were taken by another program, which walked the search
// in JavaScript.
import { describe, expect, test } from 'vitest';
import { madeUp } from '../../../../web/lessons/15-speed/scores.ts';
import { search } from '../../../../web/lessons/15-speed/search.ts';
import { type Cuts, SETTINGS } from '../../../../web/lessons/15-speed/settings.ts';
import { loadSampler } from '../../../../web/sampler/load.ts';

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
  ['like', { topP: 0.9 }, 6.0528121, 350, 978, 19],
  ['like', { topK: 50, topP: 0.9 }, 9.30812836, 52, 85, 20 + 14],
  ['like', { minP: 0.1 }, 12.7021618, 3, 3, 0],
  ['like', { topK: 710 }, 3.61132526, 744, 5514, 24],
  ['like', { topK: 1000 }, LOWEST, 786, 50_257, 14],
  // Two looks: the best few do not hold the nucleus. The second collects near its end only.
  ['like', { topP: 0.999 }, 0.44212386, 786, 978 + 217, 17],
  ['normal', { topK: 50 }, 7.60011768, 53, 54, 12],
  ['normal', { topP: 0.9 }, 2.97108841, 786, 416 + 535, 20],
  ['normal', { topK: 50, topP: 0.9 }, 7.60011768, 53, 54, 12 + 18],
  ['normal', { minP: 0.1 }, 8.89498043, 9, 9, 0],
  ['normal', { topK: 710 }, 4.25063467, 738, 2224, 12],
  ['normal', { topP: 0.999 }, -1.51909757, 786, 416 + 375, 19],
])('%s logits, %o', (list, cuts, bound, opened, collected, sorted) => {
  const found = search(sampler, LISTS[list], cuts);
  expect(found.bound).toBeCloseTo(bound, 5);
  expect([found.opened.length, found.collected.length, found.sorted.length]).toEqual([
    opened,
    collected,
    sorted,
  ]);
});

describe.each(Object.entries(LISTS))('%s logits', (_, logits) => {
  test.each(SETTINGS)('every token kept with $name was collected, or is above all in doubt', ({ cuts }) => {
    const { collected, sorted } = search(sampler, logits, cuts);
    const { kept } = sampler.distribution(logits, cuts);
    const doubt = sorted.length > 0 ? Math.max(...Array.from(sorted, (id) => logits[id] ?? 0)) : Infinity;
    const missed = [...kept].filter((id) => !collected.includes(id) && (logits[id] ?? 0) <= doubt);
    expect(missed).toEqual([]);
  });

  test('whoever is not put in order is above or below all who are', () => {
    const { collected, sorted } = search(sampler, logits, { topK: 50 });
    const { kept } = sampler.distribution(logits, { topK: 50 });
    const values = Array.from(sorted, (id) => logits[id] ?? 0);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    for (const id of collected.filter((each) => !sorted.includes(each))) {
      const logit = logits[id] ?? 0;
      expect(kept.includes(id) ? logit > high : logit < low).toBe(true);
    }
  });
});

test('the halving shown has several tries, each half as wide, and ends with enough blocks', () => {
  const { steps, bound } = search(sampler, like, { topK: 50 });
  expect(steps.map(({ count }) => count)).toEqual([88, 4, 26, 52]);
  expect(steps.map(({ next }) => next)).toEqual(['higher', 'lower', 'lower', 'enough']);
  expect(steps.at(-1)?.tried).toBe(bound);
});

// The best few, 61 of the 786 blocks for a guess, every logit for the sum, and a window near the end.
test.each<[Cuts, number]>([
  [{ topK: 50 }, 50],
  [{ minP: 0.1 }, 3],
  [{ topP: 0.9 }, 978 + 61 * 64 + 50_257],
  [{ topP: 0.999 }, 978 + 61 * 64 + 50_257 + 217],
])('exponentials are counted for %o', (cuts, exponentials) => {
  expect(search(sampler, like, cuts).exponentials).toBe(exponentials);
});
