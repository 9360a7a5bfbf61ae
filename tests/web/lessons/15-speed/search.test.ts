// What the lesson on speed says the core touches. The counts are those of a build of the core that printed its own.
import { readFileSync } from 'node:fs';
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
  // The core adds its sample up in float32, so a guess differs in the last digits.
  expect(Math.abs(found.bound - Math.fround(bound))).toBeLessThan(1e-5);
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
    const doubt = sorted.length > 0 ? Math.max(...sorted.map((id) => logits[id] ?? 0)) : Infinity;
    const missed = [...kept].filter((id) => !collected.includes(id) && (logits[id] ?? 0) <= doubt);
    expect(missed).toEqual([]);
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
  ['quick/candidates.cpp', 'if (reached >= count && reached <= count + count / 4) break;'],
  ['quick/candidates.cpp', 'const float middle = low * 0.5F + high * 0.5F;'],
  ['quick/last_kept.cpp', 'return low * 0.5F + high * 0.5F;'],
  ['quick/last_kept.cpp', 'constexpr std::size_t few = 24;'],
  ['quick/quick_sample.cpp', 'constexpr std::size_t listed_blocks = 288;'],
  ['quick/quick_sample.cpp', 'std::min(listed_blocks, ground.blocks.starts.size() / 2 + 1)'],
  ['quick/tail_sample.cpp', 'constexpr std::size_t sampled_blocks = 64;'],
  ['quick/tail_sample.cpp', 'constexpr double deepest = 32.0;'],
  ['quick/tail_sample.cpp', 'constexpr int steps = 12;'],
  ['quick/tail_sample.cpp', 'constexpr double neighbourhood = 0.5;'],
  ['quick/nucleus.cpp', 'constexpr double least_step = 0.02;'],
  ['quick/nucleus.cpp', 'constexpr double way_factor = 1.3;'],
  ['quick/nucleus.cpp', 'constexpr double next_factor = 4.0;'],
  ['quick/nucleus.cpp', 'constexpr int rounds = 4;'],
  ['quick/ground.cpp', '1e-5 * (std::abs(ground.best) + way + ground.plan.temperature)'],
])('%s still says: %s', (file, line) => {
  const source = readFileSync(new URL(`../../../../wasm/sampling/${file}`, import.meta.url), 'utf8');
  expect(source).toContain(line);
});
