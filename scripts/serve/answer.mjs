/** What a static file server answers: a file, a part of it, a redirect, or a sentence that says why not. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { contentSecurityPolicy } from '../csp.mjs';
import { parseRange } from './range.mjs';

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
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @param {{ root: string, base: string, compress: boolean }} site
 */
export async function answer(request, response, { root, base, compress }) {
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
export function fail(response, status, sentence, headers = {}) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...HEADERS, 'Content-Type': TYPES['.txt'], ...headers }).end(`${sentence}\n`);
}
