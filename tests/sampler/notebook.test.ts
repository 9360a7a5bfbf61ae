// The library against every figure of the course notebook, as tests/reference/notebook.py makes them.
import { beforeAll, describe, expect, test } from 'vitest';
import { NUMBERS_USED } from '../../web/lessons/shared/draws/seven';
import type { Sampler, Settings } from '../../web/sampler';
import { fnv1a32, largestDifference, loadBuiltSampler, readReference } from './support';

const TOLERANCE = 1e-12;

interface Figures {
  settings: Settings;
  kept: number[];
  probabilities: number[];
  entropy: number;
  activeNotebook: number;
}

interface Run extends Figures {
  name: string;
  counts: number[];
  unique: number;
  firstCoins: number[];
  firstIds: number[];
  idsFnv1a32: number;
}

interface Notebook {
  softmax: {
    logits: number[];
    probabilities: number[];
    order: number[];
  };
  temperature: {
    rows: Figures[];
    curve: { temperatures: number[]; entropy: number[]; top1: number[]; top3: number[] };
  };
  topK: Figures[];
  topP: Figures[];
  compare: { seed: number; draws: number; runs: Run[] };
  pipeline: { draws: number; runs: Run[] };
  repetition: { logits: number[]; settings: Settings; penalisedLogits: number[]; after: number[] };
  summary: {
    seed: number;
    normals: number[];
    uniforms: number[];
    logits: number[];
    top30: number[];
    scenarios: (Figures & { name: string })[];
  };
  minP: { ten: Figures[]; thousand: Figures[] };
  adaptive: {
    name: string;
    logits: number[];
    baseTemperature: number;
    minTemperature: number;
    maxTemperature: number;
    entropy: number;
    temperature: number;
  }[];
}

const notebook = readReference<Notebook>('notebook.json');
const ten = Float64Array.from(notebook.softmax.logits);
let sampler: Sampler;

beforeAll(async () => {
  sampler = await loadBuiltSampler();
});

function expectFigures(logits: Float64Array, figures: Figures): void {
  const { probabilities, kept, entropy } = sampler.distribution(logits, figures.settings);
  const expected = new Float64Array(logits.length);
  for (const [i, id] of figures.kept.entries()) expected[id] = figures.probabilities[i] ?? Number.NaN;
  expect(Array.from(kept)).toEqual(figures.kept);
  expect(largestDifference(probabilities, expected)).toBeLessThanOrEqual(TOLERANCE);
  expect(Math.abs(entropy - figures.entropy)).toBeLessThanOrEqual(TOLERANCE);
  expect(sampler.entropy(probabilities)).toBe(entropy);
  expect(probabilities.filter((p) => p > 1e-8)).toHaveLength(figures.activeNotebook);
}

test('section 2: softmax and the order of the tokens', () => {
  expect(largestDifference(sampler.softmax(ten), notebook.softmax.probabilities)).toBeLessThanOrEqual(
    TOLERANCE,
  );
  expect(Array.from(sampler.argsort(ten))).toEqual(notebook.softmax.order);
});

test('section 3: five temperatures', () => {
  for (const figures of notebook.temperature.rows) {
    expectFigures(ten, figures);
    const { temperature } = figures.settings;
    const probabilities = sampler.softmax(ten, temperature === undefined ? {} : { temperature });
    expect(largestDifference(probabilities, figures.probabilities)).toBeLessThanOrEqual(TOLERANCE);
  }
});

test('section 3: curves over 200 temperatures', () => {
  const { temperatures, entropy, top1, top3 } = notebook.temperature.curve;
  const sweep = sampler.sweep(ten, Float64Array.from(temperatures));
  expect(temperatures).toHaveLength(200);
  expect(largestDifference(sweep.entropy, entropy)).toBeLessThanOrEqual(TOLERANCE);
  expect(largestDifference(sweep.top1, top1)).toBeLessThanOrEqual(TOLERANCE);
  expect(largestDifference(sweep.top3, top3)).toBeLessThanOrEqual(TOLERANCE);
});

test('section 4: top-k', () => {
  for (const figures of notebook.topK) expectFigures(ten, figures);
});

test('section 5: top-p', () => {
  for (const figures of notebook.topP) expectFigures(ten, figures);
});

describe('sections 6 and 7 draw from one stream', () => {
  const { compare, pipeline } = notebook;
  const counted = (ids: Uint32Array): number[] =>
    Array.from(ten, (_, id) => ids.reduce((count, drawn) => count + (drawn === id ? 1 : 0), 0));

  test('all 355,000 draws are the same', () => {
    const random = sampler.random(compare.seed);
    const runs = [
      ...compare.runs.map((run) => ({ run, draws: compare.draws })),
      ...pipeline.runs.map((run) => ({ run, draws: pipeline.draws })),
    ];
    expect(runs.reduce((sum, { draws }) => sum + draws, 0)).toBe(355_000);
    for (const { run, draws } of runs) {
      expectFigures(ten, run);
      const ids = random.choice(sampler.distribution(ten, run.settings).probabilities, draws);
      expect(counted(ids), run.name).toEqual(run.counts);
      expect(new Set(ids).size).toBe(run.unique);
      expect(Array.from(ids.subarray(0, 20))).toEqual(run.firstIds);
      expect(fnv1a32(ids), run.name).toBe(run.idsFnv1a32);
    }
  });

  test('the lesson on the chain goes on with the very number that comes next', () => {
    const random = sampler.random(compare.seed);
    random.skip(NUMBERS_USED);
    const numbers = Array.from({ length: 5 }, () => random.uniform());
    expect(numbers).toEqual(pipeline.runs[0]?.firstCoins);
  });

  test('one random number at a time draws the same as many at once', () => {
    const random = sampler.random(compare.seed);
    for (let i = 0; i < 350_000; i++) random.uniform();
    for (const run of pipeline.runs) {
      const numbers = Float64Array.from({ length: pipeline.draws }, () => random.uniform());
      expect(Array.from(numbers.subarray(0, 5))).toEqual(run.firstCoins);
      const ids = Uint32Array.from(numbers, (u) => sampler.sample(ten, run.settings, u));
      expect(fnv1a32(ids), run.name).toBe(run.idsFnv1a32);
    }
  });
});

test('section 10: repetition penalty', () => {
  const { logits, settings, penalisedLogits, after } = notebook.repetition;
  const trace = sampler.trace(Float64Array.from(logits), settings);
  const penalised = trace.stages.find((stage) => stage.name === 'repetitionPenalty');
  expect(Array.from(penalised?.logits ?? [])).toEqual(penalisedLogits);
  expect(largestDifference(trace.probabilities, after)).toBeLessThanOrEqual(TOLERANCE);
});

describe('section 11: a thousand logits', () => {
  const { seed, normals, uniforms, logits, top30, scenarios } = notebook.summary;

  test('the library makes the same bits', () => {
    const random = sampler.random(seed);
    expect(Array.from({ length: 1000 }, () => random.normal())).toEqual(normals);
    expect(Array.from({ length: 15 }, () => random.uniform(1, 3))).toEqual(uniforms);
    const made = [8, 5, 4.5, 4, 3.5, ...uniforms, ...normals.slice(20).map((x) => x * 2)];
    expect(made).toEqual(logits);
  });

  test('six scenarios', () => {
    const thousand = Float64Array.from(logits);
    expect(Array.from(sampler.argsort(thousand).subarray(0, 30))).toEqual(top30);
    expect(scenarios).toHaveLength(6);
    for (const figures of scenarios) expectFigures(thousand, figures);
  });
});

test('exercise 1: min-p', () => {
  for (const figures of notebook.minP.ten) expectFigures(ten, figures);
  const thousand = Float64Array.from(notebook.summary.logits);
  for (const figures of notebook.minP.thousand) expectFigures(thousand, figures);
});

test('exercise 3: adaptive temperature', () => {
  for (const { name, logits, temperature, entropy, ...options } of notebook.adaptive) {
    const { baseTemperature, minTemperature, maxTemperature } = options;
    const adapted = sampler.adaptiveTemperature(Float64Array.from(logits), {
      baseTemperature,
      minTemperature,
      maxTemperature,
    });
    expect(Math.abs(adapted.temperature - temperature), name).toBeLessThanOrEqual(TOLERANCE);
    expect(Math.abs(adapted.entropy - entropy), name).toBeLessThanOrEqual(TOLERANCE);
  }
});
