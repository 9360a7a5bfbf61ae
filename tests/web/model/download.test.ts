import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { downloadJson, downloadVerified } from '../../../web/model/download';

const CONTENT = Buffer.from('weights, weights, weights');
const entry = {
  file: 'a.bin',
  bytes: CONTENT.length,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function host(listener: RequestListener): Promise<URL> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(started.address() as AddressInfo).port}/`);
}

test('a whole file arrives, with its bytes counted', async () => {
  const base = await host((_, response) => response.end(CONTENT));
  let counted = 0;
  const data = await downloadVerified(base, entry, (bytes) => {
    counted += bytes;
  });
  expect(Buffer.from(data).equals(CONTENT)).toBe(true);
  expect(counted).toBe(entry.bytes);
});

test.each<[string, string, RequestListener]>([
  ['an answer of 404', 'http-status', (_, response) => void response.writeHead(404).end()],
  [
    'a web page with status 200',
    'not-a-file',
    (_, response) => void response.setHeader('content-type', 'text/html').end('<p>'),
  ],
  ['a stream cut without a length', 'wrong-size', (_, response) => void response.end(CONTENT.subarray(0, 9))],
  [
    'a pointer that is larger',
    'wrong-size',
    (_, response) => void response.end(Buffer.concat([CONTENT, CONTENT])),
  ],
  [
    'one changed bit',
    'corrupt',
    (_, response) => void response.end(Buffer.from(CONTENT.map((byte, i) => (i === 3 ? byte ^ 1 : byte)))),
  ],
  [
    'a connection that breaks',
    'network',
    (_, response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 5), () => response.destroy());
    },
  ],
])('%s is refused as %s', async (_, code, listener) => {
  const base = await host(listener);
  await expect(downloadVerified(base, entry, () => {})).rejects.toMatchObject({ name: 'ModelError', code });
});

test('nobody listening is a network error', async () => {
  await expect(downloadVerified(new URL('http://127.0.0.1:9/'), entry, () => {})).rejects.toMatchObject({
    code: 'network',
  });
});

test('an abort is passed on as it is', async () => {
  const controller = new AbortController();
  const base = await host((_, response) => {
    response.write(CONTENT.subarray(0, 5));
    setTimeout(() => controller.abort(), 20);
  });
  await expect(downloadVerified(base, entry, () => {}, controller.signal)).rejects.toThrow(/abort/i);
});

test('a manifest that is no JSON is named', async () => {
  const base = await host((_, response) => response.end('{'));
  await expect(downloadJson(base)).rejects.toMatchObject({ code: 'bad-manifest' });
});
