// Nothing that crosses the boundary stays behind.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CoreModule } from '../../web/sampler/core/module';
import { SamplerError } from '../../web/sampler/index';
import { createSampler, type Sampler } from '../../web/sampler/sampler';
import { demoLogits, loadCore, VOCABULARY } from './figures';

/** LOADED_DICE_CALLS=1000000 is the full run. */
const CALLS = Number(process.env.LOADED_DICE_CALLS ?? 10_000);
const MINUTES = 60_000 * Math.ceil(CALLS / 10_000);
let core: CoreModule;
let sampler: Sampler;
beforeEach(async () => {
  core = await loadCore();
  sampler = createSampler(core);
});

/** Where the allocator would put the next block of 1 KiB; it moves when something is not freed. */
function nextAddress(): number {
  const address = core._malloc(1024);
  core._free(address);
  return address;
}

function expectNoLeak(call: () => void): void {
  call();
  const [bytes, address] = [core.HEAPF64.buffer.byteLength, nextAddress()];
  for (let i = 0; i < CALLS; i += 1) call();
  expect([core.HEAPF64.buffer.byteLength, nextAddress()]).toEqual([bytes, address]);
}

describe(`${CALLS} calls leave the memory as it was`, () => {
  it(
    'of the fast path',
    () => {
      const logits = Float32Array.from({ length: 300 }, (_, id) => Math.sin(id) * 6);
      let u = 0;
      expectNoLeak(() => {
        u = (u + 0.618) % 1;
        sampler.sample(logits, { temperature: 0.8, topK: 20 }, u);
        sampler.sample(logits, { topP: 0.9, repetitionPenalty: 1.2, previousTokens: [1, 2] }, u);
        sampler.distribution(logits, { minP: 0.1 });
      });
    },
    MINUTES,
  );

  const settings = { temperature: 0.7, topK: 5, topP: 0.9, repetitionPenalty: 1.2, previousTokens: [1, 2] };

  it('that succeed', () => {
    expectNoLeak(() => {
      sampler.trace(demoLogits, settings);
      sampler.sample(demoLogits, settings, 0.5);
      sampler.sweep(demoLogits, Float64Array.of(1, 2));
      sampler.survey(demoLogits, settings, { ask: [0, 3], u: 0.5 });
    });
  });

  it('that fail', () => {
    expectNoLeak(() => {
      expect(() => sampler.sample(demoLogits, { ...settings, topP: 2 }, 0.5)).toThrow(SamplerError);
      expect(() => sampler.distribution(Float64Array.of(Number.NaN))).toThrow(SamplerError);
      expect(() => sampler.survey(demoLogits, settings, { ask: [99] })).toThrow(SamplerError);
    });
  });

  it('with streams that are disposed of', () => {
    const probabilities = sampler.softmax(demoLogits);
    expectNoLeak(() => {
      const random = sampler.random(42);
      random.choice(probabilities, 3);
      random.dispose();
    });
  });
});

it('results are copies that later calls and growth leave alone', () => {
  const first = sampler.trace(demoLogits, { topK: 3 });
  const copy = structuredClone(first);
  const before = core.HEAPF64.buffer.byteLength;
  sampler.trace(new Float64Array(40 * VOCABULARY), { topK: 3 });
  expect(core.HEAPF64.buffer.byteLength).toBeGreaterThan(before);
  expect(first).toEqual(copy);
  expect(first.probabilities.buffer.byteLength).toBe(80);
});

it('the glue runs under a security policy without eval', () => {
  const glue = readFileSync(new URL('../../build/wasm/sampling.mjs', import.meta.url), 'utf8');
  expect(/\beval\(|new Function\b/.exec(glue)).toBeNull();
});
