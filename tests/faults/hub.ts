// A model hub on localhost that answers as the real one does: a HEAD is a redirect whose headers have the facts, a
// GET leads to a CDN of another origin with ETags of its own. Single answers go wrong as planned.
import { createHash } from 'node:crypto';
import { type Answer, type Fault, spoil, whole } from './fault.ts';
import { type Asked, rawServer } from './raw-server.ts';

export type HubFault =
  | Fault
  /** The CDN sends in circles. */
  | { kind: 'loop' }
  /** The whole file, with status 200, whatever part was asked for. */
  | { kind: 'no-range' }
  /** The range that was asked for begins one byte later. */
  | { kind: 'other-range' }
  /** Content-Length is off by so many bytes. */
  | { kind: 'wrong-length'; by: number }
  /** Busy until a date, which is so many seconds ahead. */
  | { kind: 'busy-until'; seconds: number };

export interface HubRule {
  /** HEAD: the hub's facts. GET: what the CDN sends. */
  method: 'HEAD' | 'GET';
  file: string;
  fault: HubFault;
  /** How many answers go wrong; all where it is missing. */
  times?: number;
}

export interface FaultyHub {
  url: string;
  /** The first rule that matches and is not used up is applied. */
  plan: HubRule[];
  /** Facts that the hub tells in place of the right ones. */
  told: { bytes?: number; sha256?: string; commit?: string };
  /** Bytes of files sent by the CDN since the last `reset`. */
  sent: number;
  /** The Range headers of the CDN's requests since the last `reset`, '' where there was none. */
  ranges: string[];
  /** Forgets plan, told facts and counts. */
  reset(): void;
  close(): Promise<void>;
}

export const REVISION = '0123456789abcdef0123456789abcdef01234567';

/**
 * @param repo owner/name
 * @param files by name; the safetensors are kept as large files, the others as small ones
 */
export async function faultyHub(repo: string, files: Map<string, Buffer>): Promise<FaultyHub> {
  const hashes = new Map([...files].map(([name, body]) => [name, sha256(body)]));
  const server = await rawServer(answer, ({ path }, bytes) => {
    if (path.startsWith('/cdn/')) hub.sent += bytes;
  });
  // Another origin than the hub's, by its name.
  const cdn = `http://127.0.0.1:${server.port}/cdn/`;

  function answer(asked: Asked): Answer {
    const name = asked.path.split('/').at(-1) ?? '';
    const body = files.get(name);
    const isCdn = asked.path.startsWith('/cdn/');
    if (!body || !(isCdn || asked.path === `/${repo}/resolve/${REVISION}/${name}`))
      return whole(404, Buffer.from('Entry not found'));
    if (isCdn) hub.ranges.push(asked.headers.range ?? '');
    const right = isCdn ? part(asked, body) : redirect(name, body);
    const rule = isCdn === (asked.method === 'GET') ? take(hub.plan, asked.method, name) : undefined;
    return rule ? wrong(right, rule.fault, asked, body) : right;
  }

  function redirect(name: string, body: Buffer): Answer {
    const { bytes = body.length, sha256: told = hashes.get(name), commit = REVISION } = hub.told;
    const isLarge = name.endsWith('.safetensors');
    return whole(302, Buffer.from('Found'), {
      'X-Repo-Commit': commit,
      'X-Linked-Size': String(bytes),
      'X-Linked-ETag': isLarge ? `"${told}"` : '"3cf8a4f1d3f8e2b0a6f0e1d2c3b4a59687786950"',
      Location: `${cdn}${name}`,
    });
  }

  const hub: FaultyHub = {
    url: `http://localhost:${server.port}`,
    plan: [],
    told: {},
    sent: 0,
    ranges: [],
    reset() {
      hub.plan = [];
      hub.told = {};
      hub.sent = 0;
      hub.ranges = [];
    },
    close: server.close,
  };
  return hub;
}

export const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('hex');

/** What the CDN sends: the whole file, or from a byte on. Its ETag is not the hub's. */
function part({ headers }: Asked, body: Buffer): Answer {
  const own = { ETag: '"cdn-7"', 'Accept-Ranges': 'bytes', 'Content-Type': 'application/octet-stream' };
  const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) return whole(200, body, own);
  if (start >= body.length) return whole(416, Buffer.alloc(0), own);
  const range = `bytes ${start}-${body.length - 1}/${body.length}`;
  return whole(206, body.subarray(start), { ...own, 'Content-Range': range });
}

function take(plan: HubRule[], method: string, file: string): HubRule | undefined {
  const rule = plan.find((one) => one.method === method && one.file === file && (one.times ?? 1) > 0);
  if (rule?.times !== undefined) rule.times--;
  return rule;
}

function wrong(right: Answer, fault: HubFault, asked: Asked, body: Buffer): Answer {
  switch (fault.kind) {
    case 'loop':
      return whole(302, Buffer.alloc(0), { Location: `${asked.path}?again` });
    case 'no-range':
      return part({ ...asked, headers: {} }, body);
    case 'other-range': {
      const start = Number(/\d+/.exec(asked.headers.range ?? '')?.[0] ?? 0);
      return part({ ...asked, headers: { range: `bytes=${start + 1}-` } }, body);
    }
    case 'wrong-length': {
      const length = String(right.body.length + fault.by);
      return { ...right, headers: { ...right.headers, 'Content-Length': length }, ending: 'close' };
    }
    case 'busy-until': {
      const date = new Date(Date.now() + fault.seconds * 1000).toUTCString();
      return whole(429, Buffer.from('Too many requests'), { 'Retry-After': date });
    }
    case 'gzip':
      // A host that compresses on the way has no ranges to offer.
      return spoil(part({ ...asked, headers: {} }, body), fault, asked.path);
    case 'truncate':
      return { ...spoil(right, fault, asked.path), status: right.status };
    default:
      return spoil(right, fault, asked.path);
  }
}
