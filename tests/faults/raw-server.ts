// HTTP/1.1 on bare TCP: Node's own server would mend, or refuse to send, the answers these tests are about.

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import type { Answer } from './fault.ts';

export interface Asked {
  method: string;
  /** Decoded, without the query. */
  path: string;
  /** Without its question mark. */
  query: string;
  /** Names in lower case. */
  headers: Record<string, string>;
}

export interface RawServer {
  port: number;
  close(): Promise<void>;
}

/** Small enough that a count of bytes sent means something when the reader goes away. */
const CHUNK = 64 * 1024;

/**
 * @param answer gives each request's answer
 * @param onSent told of every piece of a body that left
 */
export async function rawServer(
  answer: (asked: Asked) => Answer | Promise<Answer>,
  onSent: (asked: Asked, bytes: number) => void = () => {},
): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A reader that goes away is what some tests are about.
    socket.on('error', () => {});
    let head = '';
    // One answer after the other, as a connection that is kept alive wants.
    let last = Promise.resolve();
    socket.on('data', (data) => {
      head += data.toString('latin1');
      for (let end = head.indexOf('\r\n\r\n'); end >= 0; end = head.indexOf('\r\n\r\n')) {
        const asked = parseHead(head.slice(0, end));
        head = head.slice(end + 4);
        last = last.then(async () => send(socket, asked, await answer(asked), onSent));
      }
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function parseHead(head: string): Asked {
  const [first = '', ...lines] = head.split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const [path = '', query = ''] = target.split('?', 2);
  const headers = lines.map((line) => /^([^:]+):\s*(.*)$/.exec(line) ?? []);
  return {
    method,
    path: decodeURIComponent(path),
    query,
    headers: Object.fromEntries(headers.map(([, name = '', value = '']) => [name.toLowerCase(), value])),
  };
}

async function send(
  socket: Socket,
  asked: Asked,
  { status, headers, body, ending }: Answer,
  onSent: (asked: Asked, bytes: number) => void,
): Promise<void> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} ${status < 400 ? 'OK' : 'No'}\r\n${lines.join('')}\r\n`);
  const length = asked.method === 'HEAD' ? 0 : body.length;
  for (let start = 0; start < length && !socket.destroyed; start += CHUNK) {
    const chunk = body.subarray(start, Math.min(length, start + CHUNK));
    await new Promise<void>((left) => socket.write(chunk, () => left()));
    if (!socket.destroyed) onSent(asked, chunk.length);
  }
  if (ending === 'close') socket.end();
}
