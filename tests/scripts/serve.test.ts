import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../scripts/serve/listen.mjs';
import { parseRange } from '../../scripts/serve/range.mjs';
import { parsePort, serve } from '../../scripts/serve.mjs';

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'serve-'));
  const root = mkdtempSync(join(parent, 'site-'));
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(`${root}-beside.txt`, 'secret');
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'core.wasm'), '0123456789');
  mkdirSync(join(root, 'folder'));
  site = await serve({ root, port: 0, base: '/sub/path/' });
});
afterAll(() => site.close());

describe('serve', () => {
  it.each([
    ['', 200, 'text/html; charset=utf-8'],
    ['core.wasm', 200, 'application/wasm'],
    ['missing', 404, 'text/plain; charset=utf-8'],
    ['%zz', 400, 'text/plain; charset=utf-8'],
    ['%00', 400, 'text/plain; charset=utf-8'],
  ])('answers %j with %i and its type', async (path, status, type) => {
    const response = await fetch(site.url + path);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['../secret.txt', '..%2fsecret.txt', '%2e%2e/secret.txt', '../../secret.txt', '/etc/passwd'])(
    'does not leave its folder by %s',
    async (path) => expect(await rawGet(`/sub/path/${path}`)).toMatch(/^HTTP\/1.1 404/),
  );

  it('sends the end of a file to a reader that has its beginning', async () => {
    const response = await fetch(`${site.url}core.wasm`, { headers: { Range: 'bytes=7-' } });
    expect([response.status, response.headers.get('content-range')]).toEqual([206, 'bytes 7-9/10']);
    expect(await response.text()).toBe('789');
  });

  it('says that a known file has not changed', async () => {
    const tag = (await fetch(`${site.url}core.wasm`)).headers.get('etag') ?? '';
    const again = await fetch(`${site.url}core.wasm`, { headers: { 'If-None-Match': tag } });
    expect(again.status).toBe(304);
  });

  it.each([
    ['/sub/path', '/sub/path/'],
    ['/sub/path?embed', '/sub/path/?embed'],
    ['/sub/path/folder?a=1&b=%2F', '/sub/path/folder/?a=1&b=%2F'],
    ['/sub/path?next=//other.test/', '/sub/path/?next=//other.test/'],
  ])('sends %s on to %s', async (from, to) => {
    const response = await fetch(new URL(from, site.url), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  it('takes the next free port where the wanted one is taken', async () => {
    const other = await serve({ port: site.port });
    await other.close();
    expect(other.port).toBeGreaterThan(site.port);
  });
});

describe('namesOf', () => {
  const one = { netmask: '', mac: '', cidr: null };
  const network = {
    lo: [{ ...one, address: '127.0.0.1', family: 'IPv4' as const, internal: true }],
    eth0: [
      { ...one, address: '192.168.1.20', family: 'IPv4' as const, internal: false },
      { ...one, address: 'fe80::1', family: 'IPv6' as const, internal: false, scopeid: 2 },
    ],
  };

  it.each([
    ['127.0.0.1', ['localhost']],
    ['::1', ['localhost']],
    ['0.0.0.0', ['localhost', '192.168.1.20']],
    ['::', ['localhost', '192.168.1.20']],
    ['192.168.1.20', ['192.168.1.20']],
    ['fe80::1', ['[fe80::1]']],
    ['dice.test', ['dice.test']],
  ])('%s is called %j', (host, names) => expect(namesOf(host, network)).toEqual(names));
});

describe('parseRange', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-99', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
  ])('reads %j of ten bytes', (header, range) => expect(parseRange(header, 10)).toEqual(range));
});

describe('parsePort', () => {
  it.each(['', ' ', '-1', '65536', '80.5', 'http'])('refuses %j with a sentence', (text) =>
    expect(() => parsePort(text)).toThrow('--port takes a whole number'),
  );
});

/** A GET whose path no client library tidies up first. @returns the raw answer */
function rawGet(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(site.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  });
}
