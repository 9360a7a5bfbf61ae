// Every way a host can fail, at seeded places of every kind of file: a load ends right or in a named error, and then
// the next one ends right. FAULT_POINTS=25 tries 25 places a fault.
import { expect, test } from '@playwright/test';
import { generator } from '../../models/checkpoint/random-weights.mjs';
import type { Fault } from '../faults/fault.ts';
import {
  exactly,
  forgetAll,
  MODEL,
  openHarness,
  POINTS,
  RETRIES,
  RUNTIME,
  runStore,
  type StoreSite,
  serveStore,
  unfit,
} from './store-site.ts';

interface Case {
  name: string;
  fault(at: number): Fault;
  /** Of a load whose host goes on failing. */
  outcome: string;
  /** Of a load whose host fails once. */
  once: string;
}

const lasting = (name: string, outcome: string, fault: Fault): Case => ({
  name,
  fault: () => fault,
  outcome,
  once: outcome,
});
const passing = (name: string, outcome: string, fault: (at: number) => Fault): Case => ({
  name,
  fault,
  outcome,
  once: 'loaded',
});

const CASES: Case[] = [
  passing('cut', 'network', (at) => ({ kind: 'cut', at })),
  passing('stall', 'stalled', (at) => ({ kind: 'stall', at })),
  passing('corrupt', 'corrupt', (at) => ({ kind: 'corrupt', at })),
  passing('truncate', 'wrong-size', (at) => ({ kind: 'truncate', at })),
  passing('gzip', 'loaded', () => ({ kind: 'gzip' })),
  passing('redirect', 'loaded', () => ({ kind: 'redirect' })),
  lasting('html', 'not-a-file', { kind: 'html' }),
  lasting('lfs', 'lfs-pointer', { kind: 'lfs' }),
  lasting('404', 'http-status', { kind: 'status', status: 404 }),
  passing('429', 'busy', () => ({ kind: 'status', status: 429, retryAfter: 0 })),
  passing('503', 'busy', () => ({ kind: 'status', status: 503 })),
];

let site: StoreSite;
test.setTimeout(60_000 + POINTS * 60_000);
test.beforeAll(async () => {
  site = await serveStore();
});
test.afterAll(() => site.host.close());

interface Point {
  what: typeof MODEL;
  path: string;
  bytes: number;
}

const KINDS = [/\.bin$/, /\.wasm$/, /tokenizer/, /\.onnx$/];

/** Kinds of files in turn, and any file of the kind. */
function choose(turn: number, uniform: () => number): Point {
  const kind = KINDS[turn % KINDS.length] as RegExp;
  const all = [...site.model, ...site.runtime].filter(([path]) => kind.test(path));
  const [path, { bytes }] = all[Math.floor(uniform() * all.length)] as (typeof all)[number];
  return { what: path.startsWith('ort/') ? RUNTIME : MODEL, path, bytes };
}

for (const [index, { name, fault, outcome, once }] of CASES.entries()) {
  test(`${name}: once, and again and again`, async ({ page }) => {
    const { host } = site;
    host.reset();
    await openHarness(page, host.url);
    const uniform = generator(1000 + index);
    const outcomes: Record<string, number> = {};
    const run = async (what: typeof MODEL, stall: number) => {
      const result = await runStore(page, what, { retries: { ...RETRIES, stall } });
      outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
      expect(result.verified).toBe(true);
      expect(await unfit(page)).toEqual([]);
      return result;
    };
    for (let point = 0; point < POINTS; point++) {
      const { what, path, bytes } = choose(index + point, uniform);
      const rule = { path: exactly(path), fault: fault(Math.floor(uniform() * bytes)) };
      const where = `${path}, ${JSON.stringify(rule.fault)}`;
      await forgetAll(page);
      host.reset();
      host.plan = [{ ...rule, times: 1 }];
      const first = await run(what, name === 'stall' ? 1500 : RETRIES.stall);
      expect(first, where).toMatchObject({ outcome: once });
      expect(host.applied(), where).toBe(1);

      await forgetAll(page);
      host.reset();
      host.plan = [rule];
      const failed = await run(what, name === 'stall' ? 300 : RETRIES.stall);
      expect(failed, where).toMatchObject({ outcome });
      const tries = host.requests.get(path) ?? 0;
      host.plan = [];
      const again = await run(what, RETRIES.stall);
      expect(again, where).toMatchObject({ outcome: 'loaded', kept: { kept: 'all' } });
      const { loaded, total } = again.last ?? {};
      expect(loaded, where).toBe(total);
      // What the failed load brought is not fetched again.
      const entries = what === MODEL ? site.model : site.runtime;
      for (const other of entries.keys()) {
        const most = other === path && outcome !== 'loaded' ? tries + 1 : other === path ? tries : 1;
        expect(host.requests.get(other), `${where}: requests of ${other}`).toBe(most);
      }
    }
    test
      .info()
      .annotations.push({ type: `${name}, points ${POINTS}`, description: JSON.stringify(outcomes) });
  });
}
