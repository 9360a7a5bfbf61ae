import { describe, expect, test } from 'vitest';
import { summary, table } from '../../../../web/lessons/15-speed/race/finish.ts';
import { notebook } from '../../../../web/lessons/15-speed/race/notebook.ts';
import type { Outcome } from '../../../../web/lessons/15-speed/race/protocol.ts';
import { race, tickOf } from '../../../../web/lessons/15-speed/race/stopwatch.ts';
import { areSame, keptBy, waysOf } from '../../../../web/lessons/15-speed/race/ways.ts';
import { madeUp } from '../../../../web/lessons/15-speed/scores.ts';
import { SETTINGS } from '../../../../web/lessons/15-speed/settings.ts';
import { loadSampler } from '../../../../web/sampler/load.ts';

const sampler = await loadSampler();
const { logits } = madeUp(sampler);

/** A clock that moves by what the ways cost, and a little when it is read, and shows whole ticks only. */
function slowClock(tick: number) {
  let now = 0;
  return {
    spend: (cost: number) => {
      now += cost;
    },
    read: () => {
      now += 0.001;
      return Math.floor(now / tick) * tick;
    },
  };
}

describe('the stopwatch', () => {
  const run = (tick: number, tokens: readonly number[] = [7, 7, 7]) => {
    const clock = slowClock(tick);
    const heard: number[] = [];
    const ways = [20, 2, 0.03].map((cost, i) => () => {
      clock.spend(cost);
      return tokens[i] ?? 0;
    });
    return {
      heard,
      ...race(
        ways,
        () => 0.5,
        clock.read,
        (done) => heard.push(done),
      ),
    };
  };

  test.each([0.005, 0.1, 1, 16])('finds each way’s time on a clock that ticks every %d ms', (tick) => {
    const { timings } = run(tick);
    [20, 2, 0.03].forEach((cost, i) => {
      const { median = 0, fastest = 0, slowest = 0 } = timings[i] ?? {};
      expect(median / cost).toBeGreaterThan(0.85);
      expect(median / cost).toBeLessThan(1.15);
      expect(fastest).toBeLessThanOrEqual(median);
      expect(slowest).toBeGreaterThanOrEqual(median);
    });
  });

  test('is not fooled by what holds a call up while it looks how many fill a sample', () => {
    const clock = slowClock(0.1);
    let calls = 0;
    const way = () => {
      calls++;
      // Just after the warm-up, which takes a hundred milliseconds and more.
      clock.spend(calls > 4000 && calls < 4100 && calls % 40 === 0 ? 50 : 0.03);
      return 7;
    };
    const [timing] = race(
      [way],
      () => 0.5,
      clock.read,
      () => {},
    ).timings;
    expect(timing?.calls).toBe(256);
    expect((timing?.median ?? 0) / 0.03).toBeCloseTo(1, 1);
  });

  test('sees the tick, tells each round, and counts those in which all drew the same token', () => {
    expect(tickOf(slowClock(0.1).read)).toBeCloseTo(0.1, 10);
    const { heard, rounds, agreed } = run(0.1);
    expect(heard).toEqual(Array.from({ length: rounds }, (_, i) => i + 1));
    expect(agreed).toBe(rounds);
    expect(run(0.1, [7, 8, 7]).agreed).toBe(0);
  });
});

describe.each(SETTINGS)('$name', ({ cuts }) => {
  test('all ways keep the same tokens and draw the same ones', () => {
    const kept = keptBy(sampler, logits, cuts);
    expect(areSame(kept)).toBe(true);
    expect(kept[2]?.length).toBeGreaterThan(0);
    const ways = waysOf(sampler, logits, cuts);
    const random = sampler.random(5);
    for (let i = 0; i < 10; i++) {
      const coin = random.uniform();
      expect(new Set(ways.map((way) => way(coin))).size).toBe(1);
    }
    random.dispose();
  });
});

test('the notebook’s steps give what the core gives', () => {
  const { probabilities } = notebook(sampler, logits, { topK: 50, topP: 0.9 });
  const right = sampler.distribution(logits, { topK: 50, topP: 0.9 }).probabilities;
  const furthest = right.reduce((most, p, id) => Math.max(most, Math.abs(p - (probabilities[id] ?? 0))), 0);
  expect(furthest).toBeLessThan(1e-15);
});

test('one token too many or another one in its place is not the same', () => {
  expect(areSame([Uint32Array.of(1, 2), Uint32Array.of(1, 2)])).toBe(true);
  expect(areSame([Uint32Array.of(1, 2), Uint32Array.of(1, 2, 3)])).toBe(false);
  expect(areSame([Uint32Array.of(1, 2), Uint32Array.of(1, 3)])).toBe(false);
});

test('the outcome is told in times that one can say, and owns up to a difference', () => {
  const timing = (median: number) => ({ median, fastest: median / 2, slowest: median * 2, calls: 1 });
  const outcome: Outcome = {
    timings: [timing(20), timing(2), timing(0.025)],
    tick: 0.1,
    rounds: 21,
    agreed: 21,
    kept: [50, 50, 50],
    same: true,
  };
  expect(summary(outcome)).toBe(
    'The quick way takes 25\u00a0µs a token. The notebook’s, in JavaScript, takes about 800 times as long, and the definition in the same compiled core about 80 times. All three keep the same 50 tokens.',
  );
  expect(summary({ ...outcome, kept: [50, 49, 50], same: false })).toContain(
    'do not keep the same tokens: 50, 49, 50',
  );
  expect(table(outcome).rows.map((row) => row[1])).toEqual([
    { value: 20_000, written: '20,000' },
    { value: 2000, written: '2,000' },
    { value: 25, written: '25' },
  ]);
});
