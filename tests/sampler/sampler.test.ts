// What each call answers, field by field.
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ORDER, loadSampler, type Sampler, type Settings } from '../../web/sampler/index';
import { demoLogits, demoProbabilities, distance, VOCABULARY } from './figures';

let sampler: Sampler;
beforeAll(async () => {
  sampler = await loadSampler();
});

describe('softmax', () => {
  it.each<[number | undefined, number, number]>([
    [undefined, 0, 0.9363332547981683],
    [1, 9, 5.7530303509629155e-6],
    [0.5, 1, 0.001358137129359685],
    [3, 0, 0.43415807702610765],
    [0, 0, 1],
  ])('at temperature %s gives token %i %d', (temperature, id, expected) => {
    const options = temperature === undefined ? {} : { temperature };
    expect(sampler.softmax(demoLogits, options)[id]).toBeCloseTo(expected, 12);
  });

  it('gives the same for float32 logits that float64 can hold as they are', () => {
    const values = [1.5, -2.25, 0, 3];
    expect(sampler.softmax(Float32Array.from(values))).toEqual(sampler.softmax(Float64Array.from(values)));
  });

  it('widens float32 logits without rounding them again', () => {
    const narrow = Float32Array.from(demoLogits);
    expect(sampler.softmax(narrow)).toEqual(sampler.softmax(Float64Array.from(narrow)));
  });
});

describe('weights', () => {
  it.each([undefined, 1, 0.7, 3, 0])('at temperature %s are what softmax divides by what', (temperature) => {
    const options = temperature === undefined ? {} : { temperature };
    const { weights, sum } = sampler.weights(demoLogits, options);
    expect(weights[0]).toBe(1);
    expect(weights.map((weight) => weight / sum)).toEqual(sampler.softmax(demoLogits, options));
  });

  it('are exp(x / T - max)', () => {
    const { weights, sum } = sampler.weights(Float32Array.of(1, 3, -Infinity), { temperature: 2 });
    expect(distance(weights, [0.36787944117144233, 1, 0])).toBeLessThan(1e-15);
    expect(sum).toBeCloseTo(1.3678794411714423, 15);
  });
});

describe('distribution', () => {
  it.each<[Settings, number[]]>([
    [{}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ topK: 3 }, [0, 1, 2]],
    [{ topK: 10 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ topK: Number.MAX_SAFE_INTEGER }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ topP: 0.95 }, [0, 1]],
    [{ topP: 0 }, [0]],
    [{ minP: 0.01 }, [0, 1, 2]],
    [{ temperature: 3, minP: 0.2 }, [0, 1, 2, 6]],
    [{ temperature: 0 }, [0]],
    [{ temperature: 0, repetitionPenalty: 2, previousTokens: [0] }, [1]],
    [{ temperature: 3, topP: 0.9, order: 'llama.cpp' }, [0]],
    [{ temperature: 3, topP: 0.9, order: ['temperature', 'topP'] }, [0, 1, 2, 3, 6, 7]],
    [{ topK: 3, order: [] }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('with %j keeps %j', (settings, kept) => {
    const result = sampler.distribution(demoLogits, settings);
    expect(Object.keys(result).sort()).toEqual(['entropy', 'kept', 'probabilities']);
    expect(result.kept).toEqual(Uint32Array.from(kept));
    expect(result.probabilities).toBeInstanceOf(Float64Array);
    expect(result.probabilities).toHaveLength(10);
    expect(result.entropy).toBeCloseTo(sampler.entropy(result.probabilities), 12);
    const total = result.probabilities.reduce((sum, p) => sum + p, 0);
    expect(total).toBeCloseTo(1, 12);
  });

  it('takes previous tokens from any array of numbers, each id once', () => {
    const expected = sampler.distribution(demoLogits, { repetitionPenalty: 1.5, previousTokens: [0, 8] });
    expect(expected.probabilities[0]).toBeLessThan(0.9);
    for (const previousTokens of [
      [0, 8, 0, 8],
      Int32Array.of(8, 0),
      Uint32Array.of(0, 8),
      Uint8Array.of(8, 0),
    ]) {
      expect(sampler.distribution(demoLogits, { repetitionPenalty: 1.5, previousTokens })).toEqual(expected);
    }
  });

  it('leaves a masked token out and keeps one whose probability underflowed', () => {
    const { kept, probabilities } = sampler.distribution(Float64Array.of(0, 800, -Infinity));
    expect(kept).toEqual(Uint32Array.of(0, 1));
    expect(probabilities).toEqual(Float64Array.of(0, 1, 0));
  });

  it('gives a uniform vocabulary its exact probability', () => {
    const { probabilities, kept } = sampler.distribution(new Float32Array(VOCABULARY).fill(2));
    expect(kept).toHaveLength(VOCABULARY);
    expect(probabilities.every((p) => p === 1 / VOCABULARY)).toBe(true);
  });
});

describe('trace', () => {
  it('records each stage with who left and by what bound', () => {
    const trace = sampler.trace(demoLogits, { temperature: 2, topK: 5, topP: 0.9, minP: 0.2 });
    expect(distance(trace.input.probabilities, demoProbabilities)).toBeLessThan(1e-12);
    expect(trace.input.logits).toEqual(demoLogits);
    expect(trace.input.entropy).toBeCloseTo(0.3212518753551976, 12);
    const [penalty, temperature, topK, topP, minP] = trace.stages;
    expect(trace.stages.map(({ name }) => name)).toEqual(DEFAULT_ORDER);
    const on = trace.stages.filter(({ active }) => active).map(({ name }) => name);
    expect(on).toEqual(['temperature', 'topK', 'topP', 'minP']);
    expect(penalty?.logits).toEqual(demoLogits);
    expect(penalty?.removed.bound).toBeNaN();
    expect(temperature?.logits[0]).toBe(4.25);
    expect(topK?.removed.ids).toEqual(Uint32Array.of(3, 4, 5, 8, 9));
    expect(topK?.removed.values).toEqual(Float64Array.of(1, 0.75, 0.5, -1, -1.75));
    expect(topK?.removed.bound).toBe(1.75);
    expect(topK?.logits[9]).toBe(-Infinity);
    expect(topP?.removed.ids).toEqual(Uint32Array.of(7));
    expect(topP?.removed.bound).toBe(0.9);
    expect(topP?.removed.values.every((before) => before >= 0.9)).toBe(true);
    expect(minP?.removed.ids).toEqual(Uint32Array.of(1, 2, 6));
    const highest = topK?.probabilities[0] ?? Number.NaN;
    expect(minP?.removed.bound).toBeCloseTo(0.2 * highest, 12);
    expect(trace.kept).toEqual(Uint32Array.of(0));
  });

  it('ends where the distribution does, in every preset', () => {
    for (const order of ['notebook', 'hugging-face', 'llama.cpp'] as const) {
      const settings: Settings = { temperature: 1.7, topK: 8, topP: 0.97, minP: 0.01, order };
      const { input, stages, ...result } = sampler.trace(demoLogits, settings);
      expect(result).toEqual(sampler.distribution(demoLogits, settings));
      expect(stages.at(-1)?.probabilities).toEqual(result.probabilities);
      expect(input.probabilities).toHaveLength(10);
    }
  });

  it('shows temperature 0 as a cut of all but the best', () => {
    const stage = sampler.trace(demoLogits, { temperature: 0 }).stages[1];
    expect(stage?.removed.ids).toEqual(Uint32Array.of(1, 2, 6, 7, 3, 4, 5, 8, 9));
    expect(stage?.removed.bound).toBe(8.5);
    expect(stage?.kept).toEqual(Uint32Array.of(0));
  });
});

describe('the draw', () => {
  it.each<[number, number]>([
    [0, 0],
    [0.25, 1],
    [0.7499999999999999, 1],
    [0.75, 2],
    [0.9999999999999999, 2],
  ])('u = %d picks token %i', (u, token) => {
    expect(sampler.draw(Float64Array.of(0.25, 0.5, 0.25), u)).toBe(token);
    expect(sampler.sample(Float64Array.of(0, Math.LN2, 0), undefined, u)).toBe(token);
  });

  it('compares u with the edges of cumulative', () => {
    expect(sampler.cumulative(Float64Array.of(0.25, 0.5, 0.25))).toEqual(Float64Array.of(0.25, 0.75, 1));
  });

  it('of a greedy chain picks the best for any u', () => {
    for (const u of [0, 0.5, 0.999]) expect(sampler.sample(demoLogits, { temperature: 0 }, u)).toBe(0);
  });
});

describe('the rest', () => {
  it.each([
    [1, 0],
    [0.5, Math.LN2],
    [0, Infinity],
  ])('the probability %d surprises by %d nats', (probability, nats) => {
    expect(sampler.surprise(probability)).toBe(nats);
  });

  it('sorts from the largest down, ties by the lower id', () => {
    expect(sampler.argsort(Float64Array.of(1, 3, -Infinity, 3))).toEqual(Uint32Array.of(1, 3, 0, 2));
  });

  it.each<[object | undefined, number, number]>([
    [undefined, 0.4674215001214004, 0.3212518753551977],
    [{ baseTemperature: 2 }, 0.9844612561868191, 1.3133585710231235],
    [{ minTemperature: 1, maxTemperature: 1 }, 1, 0.3212518753551977],
  ])('adapts the temperature with %j to %d', (options, temperature, entropy) => {
    const result = sampler.adaptiveTemperature(demoLogits, options);
    expect(result.temperature).toBeCloseTo(temperature, 12);
    expect(result.entropy).toBeCloseTo(entropy, 12);
  });

  it('sweeps over temperatures', () => {
    const sweep = sampler.sweep(demoLogits, Float64Array.of(0, 1, 5));
    expect(distance(sweep.entropy, [0, 0.3212518753551976, 2.1027977755665312])).toBeLessThan(1e-12);
    expect(distance(sweep.top1, [1, 0.9363332547981683, 0.27430516420570616])).toBeLessThan(1e-12);
    expect(distance(sweep.top3, [1, 0.9823638726099405, 0.5298572490819271])).toBeLessThan(1e-12);
    expect(sampler.sweep(demoLogits, new Float64Array(0)).top1).toHaveLength(0);
  });
});
