// NumPy's stream (numpy.random.RandomState) across the boundary, to the bit.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSampler, type Random, type Sampler } from '../../web/sampler/index';
import { demoLogits } from './figures';
import { caught } from './refusals';

let sampler: Sampler;
beforeAll(async () => {
  sampler = await loadSampler();
});

describe('a seeded stream', () => {
  it.each<[number, number[]]>([
    [42, [0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366]],
    [0, [0.5488135039273248, 0.7151893663724195]],
  ])('of seed %i gives NumPy’s numbers', (seed, numbers) => {
    const random = sampler.random(seed);
    expect(numbers.map(() => random.uniform())).toEqual(numbers);
  });

  it('gives NumPy’s normals, then goes on', () => {
    const random = sampler.random(42);
    const normals = Array.from({ length: 5 }, () => random.normal());
    expect(normals.slice(0, 2)).toEqual([0.4967141530112327, -0.13826430117118466]);
    expect(random.uniform(1, 3)).toBeCloseTo(1.116167224336399, 15);
  });

  it.each([0, 1, 3, 1000])('skips %i numbers', (n) => {
    const [skipped, drawn] = [sampler.random(42), sampler.random(42)];
    skipped.skip(n);
    for (let i = 0; i < n; i += 1) drawn.uniform();
    expect(skipped.uniform()).toBe(drawn.uniform());
  });

  it('spans the widest range that NumPy takes, and uses no number for a wider one', () => {
    const random = sampler.random(42);
    expect(caught(() => random.uniform(-1.7e308, 1.7e308)).code).toBe('bad-range');
    expect(random.uniform(-8e307, 8e307)).toBe(-2.0073580984422e307);
    expect(random.uniform(5, -5)).toBe(-4.507143064099161);
  });

  it('does not share its state with another of the same seed', () => {
    const [one, other] = [sampler.random(42), sampler.random(42)];
    one.uniform();
    expect(other.uniform()).toBe(0.3745401188473625);
  });

  it('draws 350,000 tokens with seven strategies as NumPy does', () => {
    const random = sampler.random(42);
    const strategies = [
      { temperature: 0 },
      { temperature: 0.5 },
      {},
      { temperature: 1.5 },
      { topK: 3 },
      { topP: 0.9 },
      { temperature: 0.7, topP: 0.9 },
    ];
    const counts = strategies.map((settings) => {
      const tally = new Array<number>(10).fill(0);
      for (const id of random.choice(sampler.distribution(demoLogits, settings).probabilities, 50_000)) {
        tally[id] = (tally[id] ?? 0) + 1;
      }
      return tally;
    });
    expect(counts).toEqual([
      [50000, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [49910, 73, 13, 0, 0, 0, 2, 2, 0, 0],
      [46804, 1694, 610, 66, 52, 23, 408, 342, 1, 0],
      [39247, 4285, 2122, 521, 350, 286, 1712, 1427, 33, 17],
      [47576, 1813, 611, 0, 0, 0, 0, 0, 0, 0],
      [50000, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [50000, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('draws the same tokens in one call as in many', () => {
    const probabilities = sampler.softmax(demoLogits, { temperature: 3 });
    const whole = sampler.random(7).choice(probabilities, 150_000);
    const random = sampler.random(7);
    const parts = [100_000, 0, 50_000].flatMap((n) => [...random.choice(probabilities, n)]);
    expect([...whole]).toEqual(parts);
  });
});

describe('a stream that was disposed of', () => {
  it.each<[string, (random: Random) => unknown]>([
    ['uniform', (random) => random.uniform()],
    ['normal', (random) => random.normal()],
    ['skip', (random) => random.skip(1)],
    ['choice', (random) => random.choice(Float64Array.of(0.5, 0.5), 1)],
    ['choice of none', (random) => random.choice(Float64Array.of(0.5, 0.5), 0)],
  ])('refuses %s by name', (_, call) => {
    const random = sampler.random(7);
    random.dispose();
    const error = caught(() => call(random));
    expect(error.code).toBe('disposed-stream');
    expect(error.value).toBe(7);
    expect(error.message).toBe(
      'The stream of this seed was disposed of and gives no more numbers; make another. Got 7.',
    );
  });

  it('may be disposed of again, and leaves others alone', () => {
    const [one, other] = [sampler.random(42), sampler.random(42)];
    one.dispose();
    const next = sampler.random(1);
    one.dispose();
    expect(next.uniform()).toBe(0.417022004702574);
    expect(other.uniform()).toBe(0.3745401188473625);
  });
});
