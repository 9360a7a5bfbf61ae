/**
 * A static file server for the built page: right types, ranges, the content security policy as a header.
 *
 *   node scripts/serve.mjs [--root dist] [--port 8080] [--host 127.0.0.1] [--base /]
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { contentSecurityPolicy } from './csp.mjs';
import { runMain, TOP } from './tools.mjs';

export const DEFAULT_PORT = 8080;
const PORTS_TO_TRY = 50;

/** @type {Record<string, string>} by ending; anything else is application/octet-stream */
export const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Sent with every answer. Allow-Origin lets a sandboxed frame and other sites load these public files. */
export const HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Content-Security-Policy': contentSecurityPolicy(),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * @typedef {object} ServeOptions
 * @property {string} [root] folder to serve
 * @property {number} [port] where it is taken, the next free one; 0: any free one
 * @property {string} [host]
 * @property {string} [base] path the folder appears under, with slashes at both ends
 * @property {boolean} [compress] whole files go out gzipped, as most hosts send them
 */

/**
 * @param {ServeOptions} [options]
 * @returns {Promise<{ url: string, urls: string[], port: number, close: () => Promise<void> }>} `urls`: all addresses
 *   that lead here, the one for this machine first
 */
export async function serve({
  root = join(TOP, 'dist'),
  port = DEFAULT_PORT,
  host = '127.0.0.1',
  base = '/',
  compress = false,
} = {}) {
  const site = { root: resolve(root), base, compress };
  const server = createServer((request, response) => {
    answer(request, response, site).catch(() => fail(response, 500, 'The file could not be read.'));
  });
  const bound = await listen(server, port, host);
  const urls = namesOf(host).map((name) => `http://${name}:${bound}${base}`);
  return {
    url: urls[0] ?? '',
    urls,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} host what the server listens on
 * @param {ReturnType<typeof networkInterfaces>} [network]
 * @returns {string[]} what it is called in an address: on this machine, then on others
 */
export function namesOf(host, network = networkInterfaces()) {
  if (host === '127.0.0.1' || host === '::1' || host === 'localhost') return ['localhost'];
  const all = Object.values(network).flatMap((addresses) => addresses ?? []);
  const others = all.filter(({ family, internal }) => family === 'IPv4' && !internal);
  if (host === '0.0.0.0' || host === '::') return ['localhost', ...others.map(({ address }) => address)];
  return [host.includes(':') ? `[${host}]` : host];
}

/**
 * @param {import('node:http').Server} server @param {number} port @param {string} host
 * @returns {Promise<number>} the port it listens on
 */
async function listen(server, port, host) {
  for (let candidate = port; candidate < port + PORTS_TO_TRY; candidate++) {
    try {
      await new Promise((done, failed) => {
        server.once('error', failed);
        server.listen(candidate, host, () => {
          server.off('error', failed);
          done(undefined);
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : candidate;
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    }
  }
  throw new Error(`No port from ${port} to ${port + PORTS_TO_TRY - 1} is free.`);
}

/**
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @param {{ root: string, base: string, compress: boolean }} site
 */
async function answer(request, response, { root, base, compress }) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return fail(response, 405, 'This server only hands out files.', { Allow: 'GET, HEAD' });
  }
  const path = decodePath(request.url ?? '/');
  if (path === undefined) return fail(response, 400, 'The address is not well formed.');
  if (`${path}/` === base) return redirect(request, response, base);
  const file = path.startsWith(base) ? within(root, path.slice(base.length)) : undefined;
  const entry = file && (await stat(file).catch(() => undefined));
  if (!file || !entry) return fail(response, 404, 'There is no such file.');
  if (!entry.isDirectory()) return send(request, response, file, entry, compress);
  if (!path.endsWith('/')) return redirect(request, response, `${encodeURI(path)}/`);
  const index = join(file, 'index.html');
  const page = await stat(index).catch(() => undefined);
  return page
    ? send(request, response, index, page, compress)
    : fail(response, 404, 'There is no such file.');
}

/** @param {string} url @returns {string | undefined} the decoded path, or undefined when it is malformed */
function decodePath(url) {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** @param {string} root @param {string} path @returns {string | undefined} undefined when it leads out of the root */
function within(root, path) {
  const file = resolve(root, `.${sep}${path}`);
  return file === root || file.startsWith(root + sep) ? file : undefined;
}

/**
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @param {string} file @param {import('node:fs').Stats} entry @param {boolean} compress
 */
function send(request, response, file, { size, mtimeMs }, compress) {
  const tag = `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`;
  const headers = { ...HEADERS, ETag: tag, 'Cache-Control': 'no-cache', 'Accept-Ranges': 'bytes' };
  if (request.headers['if-none-match'] === tag) return void response.writeHead(304, headers).end();
  const fresh = (request.headers['if-range'] ?? tag) === tag;
  const range = fresh ? parseRange(request.headers.range, size) : undefined;
  if (range === 'unsatisfiable') {
    return fail(response, 416, 'The file is shorter.', { 'Content-Range': `bytes */${size}` });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const gzip = compress && !range && !/\.(woff2|png)$/.test(file) && size > 0;
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    ...(gzip
      ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' }
      : { 'Content-Length': end - start + 1 }),
    ...(range && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) return void response.end();
  const stream = createReadStream(file, { start, end }).on('error', () => response.destroy());
  (gzip ? stream.pipe(createGzip({ level: 9 })) : stream).pipe(response);
}

/**
 * @param {string | undefined} header @param {number} size
 * @returns {{ start: number, end: number } | 'unsatisfiable' | undefined} undefined: the whole file
 */
export function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (!match[1] && !match[2])) return undefined;
  const last = size - 1;
  if (!match[1]) {
    const length = Number(match[2]);
    return length === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - length), end: last };
  }
  const start = Number(match[1]);
  const end = match[2] ? Math.min(Number(match[2]), last) : last;
  if (start > last) return 'unsatisfiable';
  return end < start ? undefined : { start, end };
}

/**
 * @param {import('node:http').IncomingMessage} request its query goes along
 * @param {import('node:http').ServerResponse} response @param {string} location
 */
function redirect(request, response, location) {
  const [query = ''] = /\?[^#]*/.exec(request.url ?? '') ?? [];
  // A second slash at the start would name another host.
  response.writeHead(301, { ...HEADERS, Location: location.replace(/^\/+/, '/') + query }).end();
}

/**
 * @param {import('node:http').ServerResponse} response @param {number} status @param {string} sentence
 * @param {Record<string, string>} [headers]
 */
function fail(response, status, sentence, headers = {}) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...HEADERS, 'Content-Type': TYPES['.txt'], ...headers }).end(`${sentence}\n`);
}

/** @param {string | undefined} text @returns {number} @throws {Error} when it is no port */
export function parsePort(text) {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535 && text.trim() !== '') return port;
  throw new Error(`--port takes a whole number from 0 to 65535, not "${text}".`);
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const text = /** @type {const} */ ({ type: 'string' });
  await runMain(async () => {
    const { values } = parseArgs({ options: { root: text, port: text, host: text, base: text } });
    const { urls } = await serve({ ...values, port: parsePort(values.port) });
    console.log(`Serving at ${urls.join(' and ')}`);
  });
}
