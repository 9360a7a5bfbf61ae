/**
 * One request and its response, by Node's own HTTP client. The `fetch` of Node 22.23 and 24.22 ends the whole process
 * where a connection closes while its reader is busy, and no caller can catch that
 * (https://github.com/nodejs/undici/issues/5360); a download that writes to a disk is often busy.
 */
import http from 'node:http';
import https from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Decoders for the encodings that some hosts use unasked. */
const DECODERS = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };

/** Answers that have no body, whatever they say. */
const EMPTY = [204, 205, 304];

/**
 * @param {URL} url
 * @param {{ method?: string, headers?: Record<string, string>, signal: AbortSignal }} init
 * @returns {Promise<Response>} as `fetch` gives it, redirects included; rejects when there is no connection
 */
export function exchange(url, { method = 'GET', headers = {}, signal }) {
  const client = url.protocol === 'https:' ? https : http;
  const named = { Accept: '*/*', 'User-Agent': `node/${process.versions.node}`, ...headers };
  return new Promise((resolve, reject) => {
    const question = client.request(url, { method, headers: named, signal });
    question.on('error', reject);
    question.on('response', (message) => {
      try {
        resolve(responseOf(message, method));
      } catch (error) {
        message.destroy();
        reject(error);
      }
    });
    question.end();
  });
}

/** @param {http.IncomingMessage} message @param {string} method @returns {Response} */
function responseOf(message, method) {
  const status = message.statusCode ?? 0;
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const isEmpty = method === 'HEAD' || EMPTY.includes(status);
  if (isEmpty) message.resume();
  return new Response(isEmpty ? null : bodyOf(message), { status, headers });
}

/** @param {http.IncomingMessage} message @returns {ReadableStream} its bytes, decoded */
function bodyOf(message) {
  const encoding = message.headers['content-encoding'] ?? '';
  const decoder = Object.hasOwn(DECODERS, encoding)
    ? DECODERS[/** @type {keyof typeof DECODERS} */ (encoding)]()
    : undefined;
  // An error goes on to the stream that is read.
  const body = decoder ? pipeline(message, decoder, () => {}) : message;
  return /** @type {ReadableStream} */ (Readable.toWeb(body));
}
