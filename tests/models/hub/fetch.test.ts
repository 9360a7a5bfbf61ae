// Files from a hub whose answers go wrong: each run ends with verified files or a named error, and the next one goes on.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generator } from '../../../models/checkpoint/random-weights.mjs';
import { fetchFiles } from '../../../models/hub/fetch.mjs';
import { ProgressBar } from '../../../models/hub/progress.mjs';
import { type FaultyHub, faultyHub, type HubFault, REVISION, sha256 } from '../../faults/hub.ts';

/** Of each fault; a longer run is `FAULT_POINTS=25 npx vitest run tests/models/hub/fetch.test.ts`. */
const POINTS = Number(process.env.FAULT_POINTS ?? 2);

const uniform = generator(5);
const WEIGHTS = Buffer.from(Uint8Array.from({ length: 300_001 }, () => uniform() * 256));
const TOKENIZER = Buffer.from(JSON.stringify({ words: 'x'.repeat(5000) }));
const RETRIES = { stall: 500, tries: 8, firstWait: 4, longestWait: 10, longestRetryAfter: 2000 };
const FILE = 'model.safetensors';

let hub: FaultyHub;
let folder: string;
let said: string[];

beforeAll(async () => {
  hub = await faultyHub(
    'a/b',
    new Map([
      [FILE, WEIGHTS],
      ['tokenizer.json', TOKENIZER],
    ]),
  );
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reset();
  said = [];
  folder = mkdtempSync(join(tmpdir(), 'hub-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Run {
  signal?: AbortSignal;
  free?: () => Promise<number>;
  retries?: Partial<typeof RETRIES>;
}

function run({ signal = new AbortController().signal, free, retries }: Run = {}) {
  const source = {
    model: 'twin',
    name: 'Twin',
    licence: 'MIT',
    repo: 'a/b',
    revision: REVISION,
    heads: 4,
    weights: { file: FILE, bytes: WEIGHTS.length, sha256: sha256(WEIGHTS) },
    tokenizer: { file: 'tokenizer.json', bytes: null, sha256: null },
    lossCheck: { loss: [0, 1] as [number, number], swapCost: 0 },
  };
  const progress = new ProgressBar({ write: (text) => said.push(text) });
  const tools = { signal, progress, retries: { ...RETRIES, ...retries }, ...(free && { free }) };
  return fetchFiles(source, hub.url, folder, tools);
}

const named = (code: string) => expect.objectContaining({ name: 'HubError', code });
const whole = () => join(folder, FILE);
const part = () => join(folder, `${FILE}.${sha256(WEIGHTS).slice(0, 16)}.part`);

async function endsRight() {
  const { weights, tokenizer } = await run();
  expect(readFileSync(weights).equals(WEIGHTS)).toBe(true);
  expect(readFileSync(tokenizer).equals(TOKENIZER)).toBe(true);
}

function plan(fault: HubFault, times?: number, method: 'GET' | 'HEAD' = 'GET') {
  hub.plan.push({ method, file: FILE, fault, ...(times !== undefined && { times }) });
}

test('a sound hub gives both files, each asked for once', async () => {
  await endsRight();
  expect(hub.sent).toBe(WEIGHTS.length + TOKENIZER.length);
  expect(hub.ranges).toEqual(['', '']);
  expect(said.join('')).toContain('the hub gives the SHA-256, as pinned');
});

test('what is there and verified is not fetched again', async () => {
  await run();
  hub.reset();
  await endsRight();
  expect(hub.sent).toBe(TOKENIZER.length);
});

/** Each fault: where in the file, how often, and what comes of it. */
type At = (at: number) => HubFault;
const FAULTS: [name: string, fault: At, times: number | undefined, code: string | null][] = [
  ['a connection cut', (at) => ({ kind: 'cut', at }), 1, null],
  ['connections cut again and again', (at) => ({ kind: 'cut', at: Math.max(at, 30_000) }), undefined, null],
  ['a silence', (at) => ({ kind: 'stall', at }), 1, null],
  ['a byte changed', (at) => ({ kind: 'corrupt', at }), 1, null],
  ['a byte changed every time', (at) => ({ kind: 'corrupt', at }), undefined, 'corrupt'],
  ['an end without a length', (at) => ({ kind: 'truncate', at }), 1, null],
  ['nothing but an end', () => ({ kind: 'truncate', at: 0 }), undefined, 'broke-off'],
  ['compression', () => ({ kind: 'gzip' }), undefined, null],
  ['redirects in a circle', () => ({ kind: 'loop' }), undefined, 'too-many-redirects'],
  ['a web page', () => ({ kind: 'html' }), undefined, 'web-page'],
  ['a Git LFS pointer', () => ({ kind: 'lfs' }), undefined, 'lfs-pointer'],
  ['a longer length', (at) => ({ kind: 'wrong-length', by: 1 + at }), undefined, 'wrong-length'],
  ['a shorter length', () => ({ kind: 'wrong-length', by: -1 }), undefined, 'wrong-length'],
  ['status 404', () => ({ kind: 'status', status: 404 }), undefined, 'not-found'],
  ['status 403 of an expired address', () => ({ kind: 'status', status: 403 }), 1, null],
  ['status 500', () => ({ kind: 'status', status: 500 }), undefined, 'http-status'],
  ['status 429, once', () => ({ kind: 'status', status: 429, retryAfter: 0 }), 1, null],
  ['status 503, always', () => ({ kind: 'status', status: 503 }), undefined, 'busy'],
];

describe.each(FAULTS)('%s', (name, fault, times, code) => {
  const random = generator([...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 1));
  const points = Array.from({ length: POINTS }, () => Math.floor(random() * WEIGHTS.length));
  test.each(points)('at byte %i', async (at) => {
    plan(fault(at), times);
    if (code === null) return endsRight();
    await expect(run()).rejects.toEqual(named(code));
    expect(existsSync(whole())).toBe(false);
    hub.plan = [];
    await endsRight();
  });

  test.each(points)('after a part of %i bytes', async (at) => {
    writeFileSync(part(), WEIGHTS.subarray(0, 1 + at));
    plan(fault(Math.floor((WEIGHTS.length - at) / 2)), times);
    if (code !== null) {
      await expect(run()).rejects.toEqual(named(code));
      expect(existsSync(whole())).toBe(false);
      hub.reset();
    }
    await endsRight();
    // All but a changed byte, and a host that knows no ranges, leave the part to go on from.
    if (!/changed|compression/.test(name)) expect(hub.ranges.at(-1)).toMatch(/^bytes=[1-9]/);
  });
});

test.each<[HubFault, string[]]>([
  [{ kind: 'no-range' }, ['bytes=100000-']],
  [{ kind: 'other-range' }, ['bytes=100000-', '']],
])('%j: the file is read from the beginning, and nothing is mixed', async (fault, ranges) => {
  writeFileSync(part(), Buffer.alloc(100_000));
  plan(fault, 1);
  await endsRight();
  expect(hub.ranges.slice(1)).toEqual(ranges);
});

test('the part of another file is left alone', async () => {
  writeFileSync(join(folder, `${FILE}.0000000000000000.part`), 'x'.repeat(5000));
  await endsRight();
  expect(hub.ranges.at(-1)).toBe('');
});

describe('a wait that the host asks for', () => {
  test.each<HubFault>([
    { kind: 'status', status: 429, retryAfter: 1 },
    { kind: 'status', status: 503, retryAfter: 1 },
    { kind: 'busy-until', seconds: 1 },
  ])('is kept and told: %j', async (fault) => {
    plan(fault, 1, 'HEAD');
    const start = Date.now();
    await endsRight();
    // A date has whole seconds only.
    if (fault.kind === 'status') expect(Date.now() - start).toBeGreaterThanOrEqual(990);
    expect(said.join('')).toMatch(/is busy \(status \d+\)\. Trying again in \d\.\d s/);
  });

  test('is refused when it is too long', async () => {
    plan({ kind: 'status', status: 429, retryAfter: 900 }, 1);
    await expect(run()).rejects.toEqual(named('busy'));
  });
});

test.each([
  ['other-size', { bytes: 17 }],
  ['other-sha256', { sha256: 'ab'.repeat(32) }],
  ['other-commit', { commit: 'f'.repeat(40) }],
])('%s on the hub is refused before anything is fetched', async (code, told) => {
  hub.told = code === 'other-commit' ? told : {};
  if (code === 'other-commit') await expect(run()).rejects.toEqual(named(code));
  hub.told = told;
  await expect(run()).rejects.toEqual(named(code));
  expect(hub.sent).toBe(0);
});

test('a full disk is a sentence before the download', async () => {
  const full = run({ free: async () => 200_000 });
  await expect(full).rejects.toThrow(/has 0\.2 MB left and the model needs 0\.5 MB/);
  await expect(full).rejects.toEqual(named('disk-full'));
  expect(hub.sent).toBe(0);
});

test('a hub that is not there is named', async () => {
  const gone = await faultyHub('a/b', new Map());
  await gone.close();
  const { url } = hub;
  hub.url = gone.url;
  try {
    await expect(run()).rejects.toEqual(named('unreachable'));
  } finally {
    hub.url = url;
  }
});

test('stopped in the middle, it ends at once and goes on from there', async () => {
  plan({ kind: 'stall', at: 120_000 });
  const controller = new AbortController();
  const stopped = run({ signal: controller.signal, retries: { stall: 60_000 } });
  await expect.poll(() => existsSync(part()) && readFileSync(part()).length).toBe(120_000);
  controller.abort(new Error('enough'));
  await expect(stopped).rejects.toThrow('enough');
  hub.reset();
  await endsRight();
  expect(hub.ranges.at(-1)).toBe('bytes=120000-');
  expect(hub.sent).toBe(WEIGHTS.length - 120_000 + TOKENIZER.length);
});
