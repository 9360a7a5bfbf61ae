// What a survey answers, field by field; survey-numbers.test.ts holds its numbers against the trace.
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ORDER, loadSampler, type Sampler, type SamplerErrorCode } from '../../web/sampler/index';
import { demoLogits, VOCABULARY } from './figures';
import { caught, untyped } from './refusals';

let sampler: Sampler;
beforeAll(async () => {
  sampler = await loadSampler();
});

it('tells of the best, the others, the tail, the die and the asked', () => {
  const settings = { temperature: 2, topK: 5, topP: 0.9 };
  const survey = sampler.survey(demoLogits, settings, { top: 3, points: 4, ask: [8, 0], u: 0.999 });
  const { probabilities, entropy } = sampler.distribution(demoLogits, settings);
  const [raw, before] = [sampler.softmax(demoLogits), sampler.softmax(demoLogits, { temperature: 2 })];
  const to = sampler.cumulative(probabilities);
  const pick = (values: Float64Array, ...ids: number[]) => Float64Array.from(ids, (id) => values[id] ?? -1);
  const { others, asked, ...rest } = survey;
  expect(rest).toStrictEqual({
    size: 10,
    kept: 4,
    entropy,
    rawEntropy: sampler.entropy(raw),
    top: {
      ids: Uint32Array.of(0, 1, 2),
      raw: pick(raw, 0, 1, 2),
      before: pick(before, 0, 1, 2),
      probabilities: pick(probabilities, 0, 1, 2),
      removed: [null, null, null],
    },
    tail: {
      ranks: Uint32Array.of(1, 2, 4, 10),
      before: pick(before, 0, 1, 6, 9),
      probabilities: pick(probabilities, 0, 1, 6, 9),
    },
    faces: {
      ids: Uint32Array.of(0, 1, 2, 6),
      from: Float64Array.of(0, to[0] ?? -1, to[1] ?? -1, to[2] ?? -1),
      to: Float64Array.of(to[0] ?? -1, to[1] ?? -1, to[2] ?? -1, 1),
    },
    remainder: { count: 0, probabilities: 0 },
    crumbs: { count: 0, probabilities: 0 },
    drawn: 6,
  });
  expect(others).toMatchObject({ count: 7, kept: 1, probabilities: probabilities[6] });
  expect(others.raw).toBeCloseTo(1 - (raw[0] ?? 0) - (raw[1] ?? 0) - (raw[2] ?? 0), 12);
  expect(others.before).toBeCloseTo(1 - (before[0] ?? 0) - (before[1] ?? 0) - (before[2] ?? 0), 12);
  expect(asked.map(({ id, rank, logit }) => [id, rank, logit])).toEqual([
    [8, 9, -2],
    [0, 1, 8.5],
  ]);
  expect(asked[0]?.removed).toEqual({ stage: 'topK', value: -1, bound: 1.75 });
  expect(asked[0]?.stages.map(({ name }) => name)).toEqual(DEFAULT_ORDER);
  const on = asked[0]?.stages.filter(({ active }) => active);
  expect(on?.map(({ name, logit }) => [name, logit])).toEqual([
    ['temperature', -1],
    ['topK', -Infinity],
    ['topP', -Infinity],
  ]);
  expect(asked[1]).not.toHaveProperty('removed');
  expect(asked[1]?.stages.at(-1)?.probability).toBe(probabilities[0]);
});

it('tells which of the best were removed, and what is too narrow for a face', () => {
  const survey = sampler.survey(demoLogits, { topK: 2 }, { top: 3, minFace: 0.5 });
  expect(survey.top.removed).toEqual([null, null, { stage: 'topK', value: 4.1, bound: 5.2 }]);
  expect(survey.faces.ids).toEqual(Uint32Array.of(0));
  expect(survey.remainder).toEqual({ count: 1, probabilities: survey.top.probabilities[1] });
});

it.each<[number, number[]]>([
  [0, []],
  [1, [0]],
  [Number.MAX_SAFE_INTEGER, [0, 1, 2, 6, 7, 3, 4, 5, 8, 9]],
])('gives at most all tokens for top and points %d', (count, ids) => {
  const survey = sampler.survey(demoLogits, {}, { top: count, points: count });
  expect(survey.top.ids).toEqual(Uint32Array.from(ids));
  expect(survey.tail.ranks).toEqual(Uint32Array.from(ids, (_, i) => i + 1));
  expect(survey.others.count).toBe(10 - ids.length);
});

it('takes float32 logits and ids of any array type', () => {
  const logits = new Float32Array(VOCABULARY).fill(2);
  const survey = sampler.survey(logits, undefined, { ask: Uint16Array.of(50_000), top: 1, minFace: 0 });
  expect(survey.asked[0]?.rank).toBe(50_001);
  expect(survey.asked[0]?.probability).toBe(1 / VOCABULARY);
  expect(survey.faces.ids).toHaveLength(VOCABULARY);
  expect(survey.others.count).toBe(VOCABULARY - 1);
});

describe('options that are refused', () => {
  it.each<[SamplerErrorCode, Record<string, unknown>, unknown, number | undefined]>([
    ...[-1, 2.5, Number.NaN, Infinity, '3', null, 1n].flatMap(
      (count): [SamplerErrorCode, Record<string, unknown>, unknown, undefined][] => [
        ['bad-count', { top: count }, count, undefined],
        ['bad-count', { points: count }, count, undefined],
      ],
    ),
    ...[-0.1, Number.NaN, Infinity, '0.1', null].map(
      (minFace): [SamplerErrorCode, Record<string, unknown>, unknown, undefined] => [
        'bad-range',
        { minFace },
        minFace,
        undefined,
      ],
    ),
    ...[1, -0.1, Number.NaN, '0.5', null].map(
      (u): [SamplerErrorCode, Record<string, unknown>, unknown, undefined] => [
        'bad-coin',
        { u },
        u,
        undefined,
      ],
    ),
    ...[-1, 10, 2 ** 31, 0.5, Number.NaN, '1', null].map(
      (id): [SamplerErrorCode, Record<string, unknown>, unknown, number] => [
        'bad-token-id',
        { ask: [0, id] },
        id,
        1,
      ],
    ),
    ['bad-token-id', { ask: 3 }, 3, undefined],
    ['bad-settings', { minface: 0 }, 'minface', undefined],
    ['bad-settings', { temperature: 1 }, 'temperature', undefined],
  ])('%s for %o', (code, options, value, index) => {
    const error = caught(() => sampler.survey(demoLogits, {}, untyped(options)));
    expect(error.code).toBe(code);
    expect(error.value).toEqual(value);
    expect(error.index).toBe(index);
  });
});

it('takes and gives the older names too', () => {
  const older = sampler.survey(demoLogits, {}, { coin: 0.999, minFace: 0.5 });
  expect(older).toEqual(sampler.survey(demoLogits, {}, { u: 0.999, minFace: 0.5 }));
  expect(older.crumbs).toBe(older.remainder);
});
