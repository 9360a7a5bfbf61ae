import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { sha256 } from '../../../../models/package/shards.mjs';
import { parseRuntimeList, type RuntimeList } from '../../../../web/model/runtime/runtime-list.ts';
import { forgetLists } from '../../../../web/model/store/lists.ts';
import { withLock } from '../../../../web/model/store/lock.ts';
import { fileKey, ModelCache } from '../../../../web/model/store/model-cache.ts';
import { readAll } from '../../../../web/model/store/read-all.ts';
import type { RetryOptions } from '../../../../web/model/store/retry.ts';
import { SiteFiles } from '../../../../web/model/store/site-files.ts';
import { type FaultyHost, faultyHost } from '../../../faults/host.ts';
import { FakeCaches } from './fake-cache.ts';

const retries: RetryOptions = { stall: 20_000, tries: 3, firstWait: 1, longestWait: 1000 };
const contents = ['a', 'b', 'c'].map((letter) => Buffer.from(letter.repeat(50_000)));
const entries = contents.map((data, i) => ({ file: `${i}.bin`, bytes: data.length, sha256: sha256(data) }));
const files = new Map(contents.map((data, i) => [`${i}.bin`, data]));
files.set('list.json', Buffer.from(JSON.stringify({ builds: { one: entries } })));

let host: FaultyHost;
let caches: FakeCaches;
beforeAll(async () => {
  host = await faultyHost(files);
});
afterAll(() => host.close());
beforeEach(() => {
  host.reset();
  caches = new FakeCaches();
  vi.stubGlobal('caches', caches);
});
afterEach(() => vi.unstubAllGlobals());

const all = (list: RuntimeList) => list.get('one') ?? [];
const open = () =>
  new SiteFiles({ url: new URL('list.json', host.url), parse: parseRuntimeList, entries: all }, retries);

async function load(site = open()) {
  const told: { loaded: number; resumed?: number }[] = [];
  await readAll(site, all(await site.list()), 'weights', (progress) => told.push(progress));
  return { first: told[0], last: told.at(-1), kept: await site.settle() };
}
const fetches = () => entries.map(({ file }) => host.requests.get(file) ?? 0);

test('what is kept is read from there, and counted as resumed from the start', async () => {
  expect(await load()).toMatchObject({ first: { loaded: 0, resumed: 0 }, kept: { kept: 'all' } });
  expect(await load()).toMatchObject({ first: { loaded: 150_000, resumed: 150_000 } });
  expect(fetches()).toEqual([1, 1, 1]);
});

test('a kept file that has changed no longer counts as resumed, and is replaced', async () => {
  await load();
  const key = fileKey(entries[1]?.sha256 ?? '');
  caches.entries.set(key, new Uint8Array(50_000));
  const { first, last } = await load();
  expect([first?.resumed, last?.resumed, last?.loaded]).toEqual([150_000, 100_000, 150_000]);
  expect(fetches()).toEqual([1, 2, 1]);
  expect(sha256(caches.entries.get(key) ?? new Uint8Array())).toBe(entries[1]?.sha256);
});

test('what did not fit comes from memory when the same files are read again', async () => {
  caches.quota = 70_000;
  const site = open();
  const full = { kept: 'part', keptWhy: expect.stringContaining('full') };
  expect((await load(site)).kept).toEqual(full);
  host.plan = [{ path: /./, fault: { kind: 'cut', at: 0 } }];
  expect((await load(site)).kept).toEqual(full);
  expect(fetches()).toEqual([1, 1, 1]);
});

test('storage that is refused is said, and nothing is lost by it', async () => {
  caches.isBlocked = true;
  expect((await load()).kept).toEqual({ kept: 'none', keptWhy: expect.stringContaining('blocks') });
  vi.unstubAllGlobals();
  expect((await load()).kept).toEqual({ kept: 'none', keptWhy: expect.stringContaining('no storage') });
});

test('too little room is noticed before anything is stored', async () => {
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ quota: 100_000, usage: 0 }) } });
  expect((await load()).kept).toEqual({ kept: 'none', keptWhy: expect.stringContaining('room for 0.1 MB') });
});

test('a model that another tab forgets while it loads says so, and the next load is whole', async () => {
  const site = open();
  await readAll(site, all(await site.list()), 'weights', () => {});
  const cache = await ModelCache.open();
  if (typeof cache !== 'string') await forgetLists(cache, new URL('list.json', host.url).href);
  expect(await site.settle()).toMatchObject({ kept: 'none' });
  expect((await load()).kept).toEqual({ kept: 'all' });
});

test('without the host, the list is the kept one, but only where all its files are here', async () => {
  await load();
  host.plan = [{ path: /./, fault: { kind: 'status', status: 503 } }];
  expect((await load()).kept).toEqual({ kept: 'all' });
  caches.entries.delete(fileKey(entries[0]?.sha256 ?? ''));
  await expect(load()).rejects.toMatchObject({ code: 'busy' });
});

test('locks in name only are no hindrance, errors of the work are its own', async () => {
  const request = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  vi.stubGlobal('navigator', { locks: { request } });
  expect(await withLock('x', async () => 3)).toBe(3);
  const run = vi.fn((_name: string, _options: object, work: () => Promise<unknown>) => work());
  vi.stubGlobal('navigator', { locks: { request: run } });
  const work = vi.fn(() => Promise.reject(new Error('its own')));
  await expect(withLock('x', work)).rejects.toThrow('its own');
  expect(work).toHaveBeenCalledTimes(1);
});
