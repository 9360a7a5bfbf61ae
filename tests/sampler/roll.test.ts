// The figures of a roll are held in tests/cpp/roll.cpp; here it is that they come under their names.
import { beforeAll, expect, it } from 'vitest';
import { loadSampler, type Sampler, SamplerError, type Settings } from '../../web/sampler/index';
import { demoLogits, VOCABULARY } from './figures';

let sampler: Sampler;
beforeAll(async () => {
  sampler = await loadSampler();
});

const settings: Settings = { temperature: 0.8, topK: 50, topP: 0.9 };
const logits = Float32Array.from({ length: VOCABULARY }, (_, id) => 4 * Math.sin(id * id));

it.each([undefined, 7])('says what the other calls say, %s forced', (forced) => {
  const u = 0.62;
  const { probabilities, kept, entropy } = sampler.distribution(logits, settings);
  const id = forced ?? sampler.draw(probabilities, u);
  const edges = sampler.cumulative(probabilities);
  const uncut = sampler.distribution(logits, { temperature: 0.8 });
  const raw = sampler.distribution(logits);
  const rawProbability = raw.probabilities[id] as number;
  expect(sampler.roll(logits, settings, u, forced)).toEqual({
    id,
    u,
    probability: probabilities[id],
    uncutProbability: uncut.probabilities[id],
    rawProbability,
    surprise: sampler.surprise(rawProbability),
    entropy,
    uncutEntropy: uncut.entropy,
    rawEntropy: raw.entropy,
    kept: kept.length,
    margin: Math.min(u - (edges[id - 1] as number), (edges[id] as number) - u),
  });
});

it.each([-1, 0.5, 10, 2 ** 40, Number.NaN, '3'])('refuses to force the token %s', (forced) => {
  const force = () => sampler.roll(demoLogits, {}, 0.5, forced as number);
  expect(force).toThrow(SamplerError);
  expect(force).toThrow(expect.objectContaining({ code: 'bad-token-id' }));
});
