import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { wantedFeatures } from '../../../web/model/device';
import { BUILDS, RUNGS } from '../../../web/model/runtime';

const { resolve } = createRequire(import.meta.url);

test.each(RUNGS)("the runtime's size for %s is that of the installed file", (rung) => {
  const { file, bytes } = BUILDS[rung];
  expect(statSync(resolve(`onnxruntime-web/${file}.wasm`)).size).toBe(bytes);
});

test.each<[number | undefined, string[]]>([
  [32, ['subgroups']],
  [8, ['subgroups']],
  [4, []],
  [0, []],
  [undefined, []],
])('an adapter with subgroups of %j and more is asked for %j', (subgroupMinSize, features) => {
  const info = { subgroupMinSize } as GPUAdapterInfo;
  expect(wantedFeatures({ info, features: new Set(['subgroups', 'shader-f16']) })).toEqual(features);
});

test('subgroups are not asked for where there are none', () => {
  const info = { subgroupMinSize: 32 } as GPUAdapterInfo;
  expect(wantedFeatures({ info, features: new Set() })).toEqual([]);
});
