import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../../../models/package/shards.mjs';
import { download, downloadList } from '../../../../web/model/store/download.ts';
import type { RetryOptions } from '../../../../web/model/store/retry.ts';
import type { Fault } from '../../../faults/fault.ts';
import { type FaultyHost, faultyHost } from '../../../faults/host.ts';

const CONTENT = Buffer.from('weights, '.repeat(50_000));
const entry = { file: 'a.bin', bytes: CONTENT.length, sha256: sha256(CONTENT) };
const retries: RetryOptions = { stall: 20_000, tries: 4, firstWait: 1, longestWait: 1500 };
let host: FaultyHost;

beforeAll(async () => {
  host = await faultyHost(
    new Map([
      ['a.bin', CONTENT],
      ['page.html', Buffer.from('<title>Welcome</title>')],
      ['page.bin', Buffer.from('<!doctype html><title>Welcome</title>')],
      ['list.json', Buffer.from('{"a": 1}')],
    ]),
  );
});
afterAll(() => host.close());
beforeEach(() => host.reset());

const get = (signal?: AbortSignal, onArrived: (bytes: number) => void = () => {}, stall = retries.stall) =>
  download(
    new URL('a.bin', host.url),
    entry,
    { retries: { ...retries, stall }, keeps: true, signal },
    onArrived,
  );
const plan = (fault: Fault, times?: number) => {
  host.plan = [{ path: /./, fault, ...(times === undefined ? {} : { times }) }];
};
const requests = () => host.requests.get('a.bin');

test('a whole file arrives, with its bytes counted', async () => {
  const counts: number[] = [];
  expect(Buffer.from(await get(undefined, (bytes) => counts.push(bytes))).equals(CONTENT)).toBe(true);
  expect([counts[0], counts.at(-1)]).toEqual([0, entry.bytes]);
});

test('compression and redirects do not disturb the count', async () => {
  for (const kind of ['gzip', 'redirect'] as const) {
    plan({ kind });
    let last = 0;
    await get(undefined, (bytes) => {
      last = bytes;
    });
    expect(last).toBe(entry.bytes);
  }
});

const PASSING: [string, Fault, number][] = [
  ['network', { kind: 'cut', at: 100_000 }, 4],
  ['wrong-size', { kind: 'truncate', at: 100_000 }, 4],
  ['busy', { kind: 'status', status: 503 }, 4],
  ['busy', { kind: 'status', status: 429, retryAfter: 0 }, 4],
  ['corrupt', { kind: 'corrupt', at: 100_000 }, 3],
];

test.each(PASSING)('%s after %j is tried again, in all %i times at most', async (code, fault, tries) => {
  plan(fault, tries - 1);
  expect(Buffer.from(await get()).equals(CONTENT)).toBe(true);
  expect(requests()).toBe(tries);
  host.reset();
  plan(fault);
  await expect(get()).rejects.toMatchObject({ name: 'ModelError', code });
  expect(requests()).toBe(tries);
});

test('an answer that stalls is given up and asked for again', async () => {
  plan({ kind: 'stall', at: 100_000 }, 1);
  expect(Buffer.from(await get(undefined, undefined, 400)).equals(CONTENT)).toBe(true);
  plan({ kind: 'stall', at: 100_000 });
  await expect(get(undefined, undefined, 200)).rejects.toMatchObject({ code: 'stalled' });
  expect(host.applied()).toBe(1 + retries.tries);
});

test.each<[string, Fault]>([
  ['not-a-file', { kind: 'html' }],
  ['lfs-pointer', { kind: 'lfs' }],
  ['http-status', { kind: 'status', status: 404 }],
])('%s is what the host means, and not tried again', async (code, fault) => {
  plan(fault);
  await expect(get()).rejects.toMatchObject({ name: 'ModelError', code });
  expect(requests()).toBe(1);
});

test('a web page is known by its type, and where the type says nothing by its start', async () => {
  for (const name of ['page.html', 'page.bin'])
    await expect(
      download(new URL(name, host.url), entry, { retries, keeps: true }, () => {}),
    ).rejects.toMatchObject({
      code: 'not-a-file',
    });
});

test('a host that asks for patience gets it, and one that asks for too much is left alone', async () => {
  plan({ kind: 'status', status: 429, retryAfter: 1 }, 1);
  const start = performance.now();
  await get();
  expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  plan({ kind: 'status', status: 429, retryAfter: 2 });
  await expect(get()).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('in 2 s') });
  expect(requests()).toBe(3);
});

test('nobody listening is a network error', async () => {
  const url = new URL('http://127.0.0.1:9/');
  await expect(download(url, entry, { retries, keeps: false }, () => {})).rejects.toMatchObject({
    code: 'network',
  });
});

test.each<[string, Fault]>([
  ['a body', { kind: 'stall', at: 100_000 }],
  ['a wait', { kind: 'status', status: 503, retryAfter: 1 }],
])('an abort during %s is passed on as it is', async (_, fault) => {
  plan(fault);
  const controller = new AbortController();
  const running = get(controller.signal);
  await expect.poll(() => host.applied()).toBe(1);
  controller.abort(new Error('enough'));
  await expect(running).rejects.toThrow('enough');
  expect(requests()).toBe(1);
});

test('a list is parsed, and what is no JSON is named and asked for again', async () => {
  const url = new URL('list.json', host.url);
  plan({ kind: 'truncate', at: 3 }, 1);
  expect((await downloadList(url, retries)).value).toEqual({ a: 1 });
  plan({ kind: 'truncate', at: 3 });
  await expect(downloadList(url, retries)).rejects.toMatchObject({ code: 'not-json' });
  plan({ kind: 'lfs' });
  await expect(downloadList(url, retries)).rejects.toMatchObject({ code: 'lfs-pointer' });
});
