// A static file host that does what hosts should not: the served folder is right, single answers go wrong as planned.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { HEADERS, TYPES } from '../../scripts/serve/answer.mjs';
import { type Answer, type Fault, spoil, whole } from './fault.ts';
import { type Asked, rawServer } from './raw-server.ts';

export interface Rule {
  /** Matched against the path below the base. */
  path: RegExp;
  fault: Fault;
  /**
   * How many answers go wrong.
   * @defaultValue all
   */
  times?: number;
}

export interface FaultyHost {
  /** Address of the folder, with a slash at its end. */
  url: string;
  /** The first rule that matches and is not used up is applied; tests change the list as they go. */
  plan: Rule[];
  /** How often a rule was applied since the last `reset`. */
  applied(): number;
  /** Requests since the last `reset`, by path below the base. */
  requests: Map<string, number>;
  /** Bytes of bodies sent since the last `reset`, by path below the base. */
  sent: Map<string, number>;
  /** Empties the plan and the counts. */
  reset(): void;
  close(): Promise<void>;
}

/** A folder; or files themselves, by their path. */
export type Root = string | ReadonlyMap<string, Buffer>;

/**
 * @param roots what is served: of several, the first that has a file
 * @param base path the files appear under, with slashes at both ends
 * @param types what the host knows, by ending; all else goes out as octet-stream
 */
export async function faultyHost(
  roots: Root | Root[],
  base = '/',
  types: Readonly<Record<string, string>> = TYPES,
): Promise<FaultyHost> {
  let applied = 0;
  const count = (counts: Map<string, number>, path: string, more: number) =>
    counts.set(path, (counts.get(path) ?? 0) + more);
  const below = (asked: Asked) => asked.path.slice(base.length);

  const answer = async (asked: Asked): Promise<Answer> => {
    const path = below(asked);
    count(host.requests, path, 1);
    const right = await find([roots].flat(), asked.path.startsWith(base) ? path : undefined, types);
    // Where a redirect leads, the file is as it should be.
    const rule = asked.query === 'moved' ? undefined : take(host.plan, path);
    if (!rule) return right;
    applied++;
    return spoil(right, rule.fault, asked.path);
  };

  const server = await rawServer(answer, (asked, bytes) => count(host.sent, below(asked), bytes));
  const host: FaultyHost = {
    url: `http://localhost:${server.port}${base}`,
    plan: [],
    applied: () => applied,
    requests: new Map(),
    sent: new Map(),
    reset() {
      host.plan = [];
      host.requests.clear();
      host.sent.clear();
      applied = 0;
    },
    close: server.close,
  };
  return host;
}

function take(plan: Rule[], path: string): Rule | undefined {
  const rule = plan.find((one) => one.path.test(path) && (one.times ?? 1) > 0);
  if (rule?.times !== undefined) rule.times--;
  return rule;
}

async function find(
  roots: Root[],
  path: string | undefined,
  types: Readonly<Record<string, string>>,
): Promise<Answer> {
  // As GitHub Pages: what the browser took once, it may show again for ten minutes.
  const headers = { ...HEADERS, 'Cache-Control': 'max-age=600' };
  const name = path === undefined || path === '' || path.endsWith('/') ? `${path ?? ''}index.html` : path;
  const type = types[extname(name)] ?? 'application/octet-stream';
  const body = path === undefined ? undefined : await content(roots, name);
  if (!body) return whole(404, Buffer.from('There is no such file.\n'), headers);
  return whole(200, body, { ...headers, 'Content-Type': type });
}

async function content(roots: Root[], name: string): Promise<Buffer | undefined> {
  for (const root of roots) {
    const found = typeof root === 'string' ? await read(root, name) : root.get(name);
    if (found) return found;
  }
  return undefined;
}

async function read(folder: string, name: string): Promise<Buffer | undefined> {
  if (normalize(name).startsWith('..')) return undefined;
  return readFile(join(folder, name)).catch(() => undefined);
}
