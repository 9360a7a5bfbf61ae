import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FaultyHost, faultyHost } from './host.ts';

const BODY = Buffer.from('0123456789'.repeat(20_000));
let host: FaultyHost;

beforeAll(async () => {
  host = await faultyHost(new Map([['a/b.bin', BODY]]), '/deep/');
});
afterAll(() => host.close());
beforeEach(() => host.reset());

const read = async () => {
  const response = await fetch(`${host.url}a/b.bin`);
  return { status: response.status, response, body: Buffer.from(await response.arrayBuffer()) };
};

test('without a plan the files are as they are, and requests and bytes are counted', async () => {
  for (let i = 0; i < 2; i++) expect((await read()).body.equals(BODY)).toBe(true);
  expect(host.requests.get('a/b.bin')).toBe(2);
  expect(host.sent.get('a/b.bin')).toBe(2 * BODY.length);
  expect((await fetch(`${host.url}nothing`)).status).toBe(404);
});

test('a rule is used as often as it says, then the file is right again', async () => {
  host.plan = [{ path: /\.bin$/, fault: { kind: 'status', status: 429, retryAfter: 3 }, times: 1 }];
  const { status, response } = await read();
  expect([status, response.headers.get('retry-after')]).toEqual([429, '3']);
  expect((await read()).status).toBe(200);
  expect(host.applied()).toBe(1);
});

test('a cut connection is an error, a truncated body looks whole', async () => {
  host.plan = [
    { path: /b/, fault: { kind: 'cut', at: 70_000 }, times: 1 },
    { path: /b/, fault: { kind: 'truncate', at: 70_000 } },
  ];
  await expect(read()).rejects.toThrow();
  expect((await read()).body.equals(BODY.subarray(0, 70_000))).toBe(true);
});

test('one bit of the chosen byte is turned over', async () => {
  host.plan = [{ path: /b/, fault: { kind: 'corrupt', at: 123 } }];
  const { body } = await read();
  expect(body.findIndex((byte, i) => byte !== BODY[i])).toBe(123);
});

test('compressed and redirected answers hold the right bytes', async () => {
  host.plan = [
    { path: /b/, fault: { kind: 'gzip' }, times: 1 },
    { path: /b/, fault: { kind: 'redirect' } },
  ];
  const { body, response } = await read();
  expect(body.equals(BODY)).toBe(true);
  expect(Number(response.headers.get('content-length'))).toBeLessThan(BODY.length);
  expect((await read()).body.equals(BODY)).toBe(true);
});

test('a stalled answer goes no further', async () => {
  host.plan = [{ path: /b/, fault: { kind: 'stall', at: 65_536 } }];
  const controller = new AbortController();
  const response = await fetch(`${host.url}a/b.bin`, { signal: controller.signal });
  const reader = response.body?.getReader();
  let length = 0;
  while (length < 65_536) length += (await reader?.read())?.value?.length ?? 0;
  expect(length).toBe(65_536);
  controller.abort();
});
