// Every named error, with what was passed, and no buffer of the caller touched.
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSampler, type Sampler, type SamplerErrorCode } from '../../web/sampler/index';
import { demoLogits } from './figures';
import { caught, untyped } from './refusals';

let sampler: Sampler;
beforeAll(async () => {
  sampler = await loadSampler();
});

describe('settings', () => {
  it.each<[SamplerErrorCode, Record<string, unknown>, unknown]>([
    ...[-1, Number.NaN, Infinity, -Infinity, 1e-310, '1', null, true, 1n, [1]].map(
      (temperature): [SamplerErrorCode, Record<string, unknown>, unknown] => [
        'bad-temperature',
        { temperature },
        temperature,
      ],
    ),
    ...[-1, 2.5, Number.NaN, Infinity, '3', null].map(
      (topK): [SamplerErrorCode, Record<string, unknown>, unknown] => ['bad-top-k', { topK }, topK],
    ),
    ...[-0.1, 1.1, Number.NaN, Infinity, '0.9', null].map(
      (topP): [SamplerErrorCode, Record<string, unknown>, unknown] => ['bad-top-p', { topP }, topP],
    ),
    ...[-0.1, 1.1, Number.NaN, Infinity, '0.1', null].map(
      (minP): [SamplerErrorCode, Record<string, unknown>, unknown] => ['bad-min-p', { minP }, minP],
    ),
    ...[0, -1, Number.NaN, Infinity, '2', null].map(
      (repetitionPenalty): [SamplerErrorCode, Record<string, unknown>, unknown] => [
        'bad-repetition-penalty',
        { repetitionPenalty },
        repetitionPenalty,
      ],
    ),
    ...[-1, 10, 2 ** 31, 2 ** 32, 0.5, Number.NaN, '1', null].map(
      (id): [SamplerErrorCode, Record<string, unknown>, unknown] => [
        'bad-token-id',
        { previousTokens: [0, id] },
        id,
      ],
    ),
    ['bad-token-id', { previousTokens: 3 }, 3],
    ['bad-token-id', { previousTokens: '012' }, '012'],
    ['bad-order', { order: 'ollama' }, 'ollama'],
    ['bad-order', { order: 'toString' }, 'toString'],
    ['bad-order', { order: ['topK', 'top_p'] }, 'top_p'],
    ['bad-order', { order: ['topK', 'topK'] }, 'topK'],
    ['bad-order', { order: [1] }, 1],
    ['bad-order', { order: 5 }, 5],
    ['bad-settings', { top_k: 5 }, 'top_k'],
    ['bad-settings', { Temperature: 1 }, 'Temperature'],
  ])('%s for %o', (code, settings, value) => {
    const calls = [
      () => sampler.distribution(demoLogits, untyped(settings)),
      () => sampler.trace(demoLogits, untyped(settings)),
      () => sampler.survey(demoLogits, untyped(settings)),
      () => sampler.sample(demoLogits, untyped(settings), 0.5),
    ];
    for (const call of calls) {
      const error = caught(call);
      expect(error.code).toBe(code);
      expect(error.value).toEqual(value);
    }
  });

  it.each([null, 5, 'notebook', [], true])('bad-settings for settings that are %o', (settings) => {
    expect(caught(() => sampler.distribution(demoLogits, untyped(settings))).code).toBe('bad-settings');
    expect(caught(() => sampler.softmax(demoLogits, untyped(settings))).code).toBe('bad-settings');
    expect(caught(() => sampler.weights(demoLogits, untyped(settings))).code).toBe('bad-settings');
    expect(caught(() => sampler.survey(demoLogits, {}, untyped(settings))).code).toBe('bad-settings');
  });
});

describe('logits', () => {
  it.each<[SamplerErrorCode, unknown, number | undefined]>([
    ['empty-logits', new Float64Array(0), undefined],
    ['empty-logits', new Float32Array(0), undefined],
    ['nan-logit', Float64Array.of(1, Number.NaN, Infinity), 1],
    ['nan-logit', Float32Array.of(Number.NaN), 0],
    ['infinite-logit', Float64Array.of(1, 2, Infinity), 2],
    ['infinite-logit', Float32Array.of(1e39), 0],
    ['all-masked', Float64Array.of(-Infinity, -Infinity), undefined],
    ['bad-logits-type', [1, 2], undefined],
    ['bad-logits-type', Int32Array.of(1, 2), undefined],
    ['bad-logits-type', new ArrayBuffer(16), undefined],
    ['bad-logits-type', 'logits', undefined],
    ['bad-logits-type', null, undefined],
    ['bad-logits-type', undefined, undefined],
  ])('%s', (code, logits, index) => {
    const calls = [
      () => sampler.softmax(untyped(logits)),
      () => sampler.weights(untyped(logits)),
      () => sampler.survey(untyped(logits)),
      () => sampler.distribution(untyped(logits)),
      () => sampler.trace(untyped(logits)),
      () => sampler.sample(untyped(logits), {}, 0.5),
      () => sampler.adaptiveTemperature(untyped(logits)),
      () => sampler.sweep(untyped(logits), Float64Array.of(1)),
    ];
    for (const call of calls) {
      const error = caught(call);
      expect(error.code).toBe(code);
      expect(error.index).toBe(index);
    }
  });
});

describe('random numbers, probabilities and the rest', () => {
  const half = Float64Array.of(0.5, 0.5);
  it.each<[SamplerErrorCode, (sampler: Sampler) => unknown]>([
    ...[1, -0.1, Number.NaN, 2, '0.5', null].map((u): [SamplerErrorCode, (s: Sampler) => unknown] => [
      'bad-coin',
      (s) => s.draw(half, untyped(u)),
    ]),
    ...[1, -0.1, Number.NaN, '0.5', undefined].map((u): [SamplerErrorCode, (s: Sampler) => unknown] => [
      'bad-coin',
      (s) => s.sample(demoLogits, {}, untyped(u)),
    ]),
    ...[
      new Float64Array(0),
      Float64Array.of(0.5, 0.4),
      Float64Array.of(1.5, -0.5),
      Float64Array.of(Number.NaN, 1),
      Float32Array.of(0.5, 0.5),
      [0.5, 0.5],
    ].flatMap((p): [SamplerErrorCode, (s: Sampler) => unknown][] => [
      ['bad-probabilities', (s) => s.draw(untyped(p), 0.5)],
      ['bad-probabilities', (s) => s.cumulative(untyped(p))],
      ['bad-probabilities', (s) => s.entropy(untyped(p))],
      ['bad-probabilities', (s) => s.random(1).choice(untyped(p), 1)],
      ['bad-probabilities', (s) => s.random(1).choice(untyped(p), 0)],
    ]),
    ...[-0.1, 1.1, Number.NaN, '0.5', undefined].map((p): [SamplerErrorCode, (s: Sampler) => unknown] => [
      'bad-probabilities',
      (s) => s.surprise(untyped(p)),
    ]),
    ...[-1, 2 ** 32, 0.5, Number.NaN, '42', undefined].map(
      (seed): [SamplerErrorCode, (s: Sampler) => unknown] => ['bad-seed', (s) => s.random(untyped(seed))],
    ),
    ...[-1, 0.5, Number.NaN, 2 ** 53, '3', undefined].map(
      (n): [SamplerErrorCode, (s: Sampler) => unknown] => [
        'bad-count',
        (s) => s.random(1).choice(half, untyped(n)),
      ],
    ),
    ...[-1, 0.5, Number.NaN, 100_000_001, Infinity, '3', undefined].map(
      (n): [SamplerErrorCode, (s: Sampler) => unknown] => ['bad-count', (s) => s.random(1).skip(untyped(n))],
    ),
    ['bad-range', (s) => s.random(1).uniform(0, Number.NaN)],
    ['bad-range', (s) => s.random(1).uniform(untyped('0'), 1)],
    ['bad-range', (s) => s.random(1).uniform(-Infinity, 1)],
    // NumPy: OverflowError.
    ['bad-range', (s) => s.random(0).uniform(-1.7e308, 1.7e308)],
    ['bad-range', (s) => s.random(0).uniform(1.7e308, -1.7e308)],
    ['nan-logit', (s) => s.argsort(Float64Array.of(0, Number.NaN))],
    ['bad-logits-type', (s) => s.argsort(untyped([1, 2]))],
    ['bad-temperature', (s) => s.softmax(demoLogits, { temperature: untyped('1') })],
    ['bad-temperature', (s) => s.weights(demoLogits, { temperature: -1 })],
    ['bad-settings', (s) => s.softmax(demoLogits, untyped({ topK: 1 }))],
    ['bad-temperature', (s) => s.sweep(demoLogits, Float64Array.of(1, -1))],
    ['bad-temperature', (s) => s.sweep(demoLogits, untyped([1]))],
    ['bad-temperature', (s) => s.adaptiveTemperature(demoLogits, { baseTemperature: -1 })],
    ['bad-temperature', (s) => s.adaptiveTemperature(demoLogits, { minTemperature: 2, maxTemperature: 1 })],
    ['bad-temperature', (s) => s.adaptiveTemperature(demoLogits, { maxTemperature: Infinity })],
    ['bad-settings', (s) => s.adaptiveTemperature(demoLogits, untyped({ base: 1 }))],
  ])('%s from %s', (code, call) => {
    expect(caught(() => call(sampler)).code).toBe(code);
  });
});

it('an error says what was passed and where, and what would be right', () => {
  const error = caught(() => sampler.distribution(Float64Array.of(0, Number.NaN)));
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('SamplerError');
  expect(error.message).toMatch(/index 1.*NaN/);
});

it('a sentence names only what is wrong', () => {
  const said = (call: () => unknown) => caught(call).message;
  const hot = (temperature: number) => said(() => sampler.distribution(demoLogits, { temperature }));
  expect(hot(-1)).toBe('The temperature must be a finite number of 0 or more, where 0 is greedy. Got -1.');
  expect(hot(1e-310)).toMatch(/^The temperature is so small that a logit/);
  expect(
    said(() => sampler.adaptiveTemperature(demoLogits, { minTemperature: 2, maxTemperature: 1 })),
  ).toMatch(/^The lowest temperature of a range/);
  const punish = (repetitionPenalty: number) =>
    said(() => sampler.distribution(demoLogits, { repetitionPenalty, previousTokens: [0] }));
  expect(punish(0)).toBe('The repetition penalty must be a finite number above 0, where 1 is off. Got 0.');
  expect(punish(1e-310)).toMatch(/^The repetition penalty makes a logit too large/);
});

it('no call changes a buffer of the caller, whether it succeeds or fails', () => {
  const logits = Float32Array.of(1, 2, -Infinity, -0);
  const tokens = Int32Array.of(0, 1, 1);
  const before = [logits.slice(), tokens.slice()];
  const settings = { temperature: 0.7, topK: 2, topP: 0.9, repetitionPenalty: 1.3, previousTokens: tokens };
  sampler.trace(logits, settings);
  sampler.sample(logits, settings, 0.5);
  caught(() => sampler.distribution(logits, { ...settings, topP: 2 }));
  caught(() => sampler.distribution(logits, { ...settings, temperature: 1e-310 }));
  expect([logits, tokens]).toEqual(before);
});
