import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { sha256 } from '../../../../models/package/shards.mjs';
import { BACKEND_VARIANTS } from '../../../../web/model/backends.ts';
import { BUILDS, pieces } from '../../../../web/model/runtime/runtime.ts';
import { parseRuntimeList } from '../../../../web/model/runtime/runtime-list.ts';
import { wantedFeatures } from '../../../../web/model/session/device.ts';

const { resolve } = createRequire(import.meta.url);
const built = new URL('../../../../dist/ort/', import.meta.url);
const LARGEST = 16 * 2 ** 20;

test.each(BACKEND_VARIANTS)('the pieces for %s, put together, are the installed runtime', (variant) => {
  const { file } = BUILDS[variant];
  const list = parseRuntimeList(JSON.parse(readFileSync(new URL('runtime.json', built), 'utf8')));
  const parts = pieces(list, file).map((entry) => {
    const data = readFileSync(new URL(entry.file, built));
    expect([data.length, sha256(data)]).toEqual([entry.bytes, entry.sha256]);
    expect(entry.file).toContain(entry.sha256.slice(0, 16));
    expect(data.length).toBeLessThanOrEqual(LARGEST);
    return data;
  });
  expect(Buffer.concat(parts).equals(readFileSync(resolve(`onnxruntime-web/${file}.wasm`)))).toBe(true);
});

test('no file of the site is larger than the smallest host takes', () => {
  const site = new URL('../../../../dist/', import.meta.url);
  const large = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(new URL(name, site)).size > 20 * 2 ** 20,
  );
  expect(large).toEqual([]);
});

test.each([{}, { builds: [] }, { builds: { x: [] } }, { builds: { x: [{ file: '../x' }] } }])(
  '%j is no list of the runtime’s files',
  (value) => {
    expect(() => parseRuntimeList(value)).toThrow(expect.objectContaining({ code: 'bad-manifest' }));
  },
);

test('a build that the list does not have is named', () => {
  expect(() => pieces(new Map(), 'other')).toThrow(/does not list other/);
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
