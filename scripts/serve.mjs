/**
 * A static file server for the built page: right types, ranges, the content security policy as a header.
 *
 *   node scripts/serve.mjs [--root dist] [--port 8080] [--host 127.0.0.1] [--base /]
 */
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answer, fail } from './serve/answer.mjs';
import { listen, namesOf } from './serve/listen.mjs';
import { runMain, TOP } from './tools.mjs';

export const DEFAULT_PORT = 8080;

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
