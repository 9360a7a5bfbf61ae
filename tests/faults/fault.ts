import { gzipSync } from 'node:zlib';

/** What one answer does wrong. Bytes are counted in the body, from 0. */
export type Fault =
  /** The connection closes before byte `at`, though Content-Length promised more. */
  | { kind: 'cut'; at: number }
  /** Nothing more comes from byte `at` on, and the connection stays open. */
  | { kind: 'stall'; at: number }
  /** One bit of byte `at` is turned over. */
  | { kind: 'corrupt'; at: number }
  /** No length is told, and the body ends before byte `at`: to a browser it looks whole. */
  | { kind: 'truncate'; at: number }
  /** Compressed, with the length of what is compressed. No fault, but a trap for progress bars. */
  | { kind: 'gzip' }
  /** Sent on to the same file under another address. */
  | { kind: 'redirect' }
  /** A page of the host's own, with status 200. */
  | { kind: 'html' }
  /** The pointer that stands for a file kept in Git LFS, with status 200. */
  | { kind: 'lfs' }
  /** Another Content-Type than the file has. */
  | { kind: 'type'; type: string }
  | { kind: 'status'; status: number; retryAfter?: number }
  /** A script starts with this text: not a fault of the host, but a way to make a worker's browser worse. */
  | { kind: 'prepend'; text: string };

/** An answer as it goes over the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** What becomes of the connection after `body`; as HTTP/1.1 has it unless told otherwise. */
  ending?: 'close' | 'stall';
}

const PAGE = Buffer.from('<!doctype html><title>Not found</title><p>There is nothing here.');
const POINTER = Buffer.from(
  `version https://git-lfs.github.com/spec/v1\noid sha256:${'0a'.repeat(32)}\nsize 16777216\n`,
);

/** @returns the answer that tells its length, as a sound host does */
export function whole(status: number, body: Buffer, headers: Record<string, string> = {}): Answer {
  return { status, body, headers: { ...headers, 'Content-Length': String(body.length) } };
}

/**
 * @param answer the right one
 * @param here address of what was asked for
 */
export function spoil(answer: Answer, fault: Fault, here: string): Answer {
  const { headers, body } = answer;
  switch (fault.kind) {
    case 'cut':
      return { ...answer, body: body.subarray(0, fault.at), ending: 'close' };
    case 'stall':
      return { ...answer, body: body.subarray(0, fault.at), ending: 'stall' };
    case 'corrupt': {
      const changed = Buffer.from(body);
      changed[fault.at] = (changed[fault.at] ?? 0) ^ 1;
      return { ...answer, body: changed };
    }
    case 'truncate': {
      const { 'Content-Length': _, ...others } = headers;
      const part = body.subarray(0, fault.at);
      return { status: 200, headers: { ...others, Connection: 'close' }, body: part, ending: 'close' };
    }
    case 'gzip':
      return whole(200, gzipSync(body, { level: 1 }), { ...headers, 'Content-Encoding': 'gzip' });
    case 'redirect':
      return whole(302, Buffer.alloc(0), { ...headers, Location: `${here}?moved` });
    case 'html':
      return whole(200, PAGE, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
    case 'lfs':
      return whole(200, POINTER, headers);
    case 'type':
      return { ...answer, headers: { ...headers, 'Content-Type': fault.type } };
    case 'status': {
      const wait = fault.retryAfter === undefined ? undefined : { 'Retry-After': String(fault.retryAfter) };
      return whole(fault.status, Buffer.from('no\n'), { ...headers, ...wait });
    }
    case 'prepend':
      return whole(200, Buffer.concat([Buffer.from(fault.text), body]), headers);
    default:
      return fault satisfies never;
  }
}
