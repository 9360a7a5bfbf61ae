// A survey against the trace of the same chain, on random vocabularies with ties, masked tokens, underflow and
// every order of the stages. All numbers are equal to the bit; only the summed rest has a tolerance here.
import { beforeAll, expect, test } from 'vitest';
import { DEFAULT_ORDER, type Sampler, type Settings, type Survey, type Trace } from '../../web/sampler';
import { loadBuiltSampler } from './support';

let sampler: Sampler;
beforeAll(async () => {
  sampler = await loadBuiltSampler();
});

interface Case {
  logits: Float32Array | Float64Array;
  settings: Settings;
  options: { top: number; points: number; minFace: number; ask: number[]; u: number };
}

/** A case that follows from its seed; `size` bounds the vocabulary. */
function makeCase(seed: number, size: number): Case {
  const random = sampler.random(seed);
  const whole = (below: number): number => Math.floor(random.uniform(0, below));
  const either = <T>(...values: T[]): T => values[whole(values.length)] as T;
  const count = 1 + whole(size);
  const grid = either(0.25, 1, 1e-9);
  const scale = either(0.5, 3, 400);
  const values = Float64Array.from(
    { length: count },
    () => Math.round((scale * random.normal()) / grid) * grid,
  );
  values.forEach((_, id) => {
    if (id > 0 && random.uniform() < 0.1) values[id] = -Infinity;
    else if (random.uniform() < 0.05) values[id] = -0;
  });
  const order = [...DEFAULT_ORDER].filter(() => random.uniform() < 0.9);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = whole(i + 1);
    [order[i], order[j]] = [order[j] ?? 'topK', order[i] ?? 'topK'];
  }
  const ids = (most: number): number[] => Array.from({ length: whole(most + 1) }, () => whole(count));
  return {
    logits: random.uniform() < 0.5 ? values : Float32Array.from(values),
    settings: {
      temperature: either(0, 0.3, 0.7, 1, 1, 2.5),
      topK: either(0, 1, 3, 20, count - 1),
      topP: either(0, 0.3, 0.9, 0.9999999999999999, 1),
      minP: either(0, 0.001, 0.2, 1),
      repetitionPenalty: either(1, 1.3, 0.8),
      previousTokens: ids(5),
      order,
    },
    options: {
      top: either(0, 1, 5, 20),
      points: either(0, 1, 2, 10, 160),
      minFace: either(0, 0.002, 0.3),
      ask: ids(6),
      u: random.uniform(),
    },
  };
}

/** All ids as the best tokens are ranked: by the scores and the shares before the first cut. */
function beforeCuts(trace: Trace): { scores: Float64Array; shares: Float64Array } {
  const first = trace.stages.findIndex(({ removed }) => removed.ids.length > 0);
  const stage = trace.stages.at(first < 0 ? -1 : first - 1);
  if (first === 0 || stage === undefined)
    return { scores: trace.input.logits, shares: trace.input.probabilities };
  return { scores: stage.logits, shares: stage.probabilities };
}

const at = (values: ArrayLike<number>, ids: Iterable<number>): Float64Array =>
  Float64Array.from(ids, (id) => values[id] ?? Number.NaN);

const sumWithout = (values: Float64Array, ids: Uint32Array): number =>
  values.reduce((sum, value, id) => sum + (ids.includes(id) ? 0 : value), 0);

/** What a survey is by its definition, from the trace; without the ranks of the tail and the summed rest. */
function fromTrace(trace: Trace, { top, minFace, ask, u }: Case['options'], ranks: Uint32Array) {
  const { scores, shares } = beforeCuts(trace);
  const raw = trace.input.probabilities;
  const ranking = sampler.argsort(scores);
  const ids = ranking.slice(0, top);
  const tail = Array.from(ranks, (rank) => ranking[rank - 1] ?? -1);
  const to = sampler.cumulative(trace.probabilities);
  const from = Float64Array.from(to, (_, id) => to[id - 1] ?? 0);
  const faces = Uint32Array.from(to.keys()).filter((id) => {
    const [start = 0, end = 0] = [from[id], to[id]];
    return end > start && end - start >= minFace;
  });
  const removal = (id: number) => {
    const stage = trace.stages.find(({ removed }) => removed.ids.includes(id));
    if (!stage) return undefined;
    const { ids, values, bound } = stage.removed;
    return { stage: stage.name, value: values[ids.indexOf(id)], bound };
  };
  return {
    size: raw.length,
    kept: trace.kept.length,
    entropy: trace.entropy,
    rawEntropy: trace.input.entropy,
    top: {
      ids,
      raw: at(raw, ids),
      before: at(shares, ids),
      probabilities: at(trace.probabilities, ids),
      removed: Array.from(ids, (id) => removal(id) ?? null),
    },
    tail: { ranks, before: at(shares, tail), probabilities: at(trace.probabilities, tail) },
    faces: { ids: faces, from: at(from, faces), to: at(to, faces) },
    drawn: sampler.draw(trace.probabilities, u),
    asked: ask.map((id) => {
      const removed = removal(id);
      return {
        id,
        rank: ranking.indexOf(id) + 1,
        logit: trace.input.logits[id],
        raw: raw[id],
        before: shares[id],
        probability: trace.probabilities[id],
        ...(removed && { removed }),
        stages: trace.stages.map(({ name, active, logits, probabilities }) => ({
          name,
          active,
          logit: logits[id],
          probability: probabilities[id],
        })),
      };
    }),
  };
}

function check({ logits, settings, options }: Case): Survey {
  const trace = sampler.trace(logits, settings);
  const { others, remainder, crumbs, ...survey } = sampler.survey(logits, settings, options);
  expect(survey).toStrictEqual(fromTrace(trace, options, survey.tail.ranks));
  const { ids } = survey.top;
  expect(others.count).toBe(survey.size - ids.length);
  expect(others.kept).toBe(trace.kept.filter((id) => !ids.includes(id)).length);
  expect(others.raw).toBeCloseTo(sumWithout(trace.input.probabilities, ids), 12);
  expect(others.before).toBeCloseTo(sumWithout(beforeCuts(trace).shares, ids), 12);
  expect(others.probabilities).toBeCloseTo(sumWithout(trace.probabilities, ids), 12);
  expect(remainder.count).toBe(trace.kept.length - survey.faces.ids.length);
  expect(remainder.probabilities).toBeCloseTo(sumWithout(trace.probabilities, survey.faces.ids), 12);
  expect(survey.tail.ranks).toHaveLength(Math.min(options.points, survey.size));
  return { ...survey, others, remainder, crumbs };
}

test('3,000 small vocabularies', { timeout: 60_000 }, () => {
  const surveys = Array.from({ length: 3000 }, (_, seed) => check(makeCase(seed, 40)));
  // The cases reach all that they are made for.
  const asked = surveys.flatMap((survey) => survey.asked);
  for (const stage of ['temperature', 'topK', 'topP', 'minP']) {
    expect(asked.filter(({ removed }) => removed?.stage === stage).length).toBeGreaterThan(100);
  }
  expect(asked.filter(({ logit }) => logit === -Infinity).length).toBeGreaterThan(100);
  expect(surveys.filter(({ size }) => size === 1).length).toBeGreaterThan(20);
});

test('60 vocabularies of thousands of tokens', { timeout: 60_000 }, () => {
  for (let seed = 0; seed < 60; seed += 1) check(makeCase(seed, 6000));
});

test('without options it tells of 20 tokens and 160 ranks, and draws nothing', () => {
  const survey = sampler.survey(Float64Array.from({ length: 1000 }, (_, id) => -id / 100));
  expect(survey.top.ids).toEqual(Uint32Array.from({ length: 20 }, (_, id) => id));
  expect(survey.tail.ranks).toHaveLength(160);
  expect([survey.tail.ranks[0], survey.tail.ranks.at(-1)]).toEqual([1, 1000]);
  expect(survey.tail.ranks.every((rank, i, ranks) => i === 0 || rank > (ranks[i - 1] ?? 0))).toBe(true);
  expect(survey.asked).toEqual([]);
  expect('drawn' in survey).toBe(false);
  // The face of token i is about 0.01 exp(-i / 100) wide.
  expect(survey.faces.ids.at(-1)).toBe(160);
});
