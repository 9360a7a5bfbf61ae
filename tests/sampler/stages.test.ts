// The two tables of stages, the core's and the library's, are one.
import { beforeAll, expect, it } from 'vitest';
import { layoutOf } from '../../web/sampler/chain';
import type { CoreModule } from '../../web/sampler/core/module';
import { DEFAULT_ORDER, type Sampler, STAGES, type Stage } from '../../web/sampler/index';
import { createSampler } from '../../web/sampler/sampler';
import { demoLogits, loadCore } from './figures';
import { caught } from './refusals';

const NAMES = Object.keys(STAGES).sort() as Stage[];
let core: CoreModule;
let sampler: Sampler;
beforeAll(async () => {
  core = await loadCore();
  sampler = createSampler(core);
});

it('both have the same stages, and the default order runs all of them', () => {
  const table = core.stages();
  expect(table.map(({ name }) => name).sort()).toEqual(NAMES);
  expect(table.flatMap(({ parameters }) => parameters).sort()).toEqual(NAMES);
  expect([...DEFAULT_ORDER].sort()).toEqual(NAMES);
});

it('a core with a stage that the library does not know is refused', () => {
  const newer = { ...core, stages: () => [...core.stages(), { name: 'topZ', parameters: ['topZ'] }] };
  expect(() => layoutOf(newer)).toThrow('The core has a stage topZ that this library does not know.');
});

it.each(NAMES)('%s is off at its fallback, and runs under its own name', (name) => {
  const settings = { previousTokens: [0], [name]: STAGES[name].fallback };
  expect(sampler.trace(demoLogits, settings).stages.filter(({ active }) => active)).toEqual([]);
  // Halfway between off and nothing, a setting of every stage does something.
  const on = { ...settings, [name]: STAGES[name].fallback / 2 || 1 / 2 };
  if ('isCount' in STAGES[name]) on[name] = 2;
  const { stages } = sampler.trace(demoLogits, on);
  expect(stages.filter(({ active }) => active).map((stage) => stage.name)).toEqual([name]);
});

it.each(NAMES)('%s of -1 or of no number is refused under its own code', (name) => {
  for (const value of [-1, Number.NaN, '1']) {
    const error = caught(() => sampler.distribution(demoLogits, { [name]: value }));
    expect([error.code, error.value]).toEqual([STAGES[name].code, value]);
  }
});

it.each(NAMES)('%s crosses to its own place in every order', (name) => {
  const order = [name, ...DEFAULT_ORDER.filter((stage) => stage !== name)];
  expect(sampler.trace(demoLogits, { order }).stages.map((stage) => stage.name)).toEqual(order);
});
