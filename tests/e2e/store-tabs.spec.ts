// Several tabs of one browser, and tabs that end in the middle of a download. FAULT_POINTS=25 ends 25 of them.
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { generator } from '../../models/checkpoint/random-weights.mjs';
import {
  exactly,
  forgetAll,
  openHarness,
  POINTS,
  runStore,
  type StoreSite,
  serveStore,
  unfit,
} from './store-site.ts';

const TABS = 8;

let site: StoreSite;
test.setTimeout(90_000 + POINTS * 30_000);
test.beforeAll(async () => {
  site = await serveStore();
});
test.beforeEach(() => site.host.reset());
test.afterAll(() => site.host.close());

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await openHarness(page, site.host.url);
  return page;
}

const total = () => [...site.model.values()].reduce((sum, { bytes }) => sum + bytes, 0);
const sent = () =>
  [...site.host.sent].reduce((sum, [path, bytes]) => sum + (site.model.has(path) ? bytes : 0), 0);

test('eight tabs download once', async ({ context }) => {
  const tabs = await Promise.all(Array.from({ length: TABS }, () => openTab(context)));
  const results = await Promise.all(tabs.map((tab) => runStore(tab)));
  for (const result of results) {
    expect(result).toMatchObject({ outcome: 'loaded', verified: true, kept: { kept: 'all' } });
    expect(result.last?.loaded).toBe(total());
  }
  for (const path of site.model.keys()) expect(site.host.requests.get(path), path).toBe(1);
  expect(sent()).toBe(total());
  expect(await unfit(tabs[0] as Page)).toEqual([]);
});

/** Two tabs, the first of which ends while the host holds back the rest of a file. */
async function endOne(
  context: BrowserContext,
  uniform: () => number,
  how: 'closed' | 'crashed',
): Promise<number> {
  const { host } = site;
  host.reset();
  const all = [...site.model];
  const [path, { bytes }] = all[Math.floor(uniform() * all.length)] as (typeof all)[number];
  const at = Math.floor(uniform() * bytes);
  host.plan = [{ path: exactly(path), fault: { kind: 'stall', at }, times: 1 }];
  const first = await openTab(context);
  await forgetAll(first);
  void runStore(first).catch(() => {});
  await expect.poll(() => host.sent.get(path) ?? (at === 0 ? host.applied() - 1 : -1)).toBe(at);
  let last: Page;
  if (how === 'closed') {
    // The other tab is waiting for the lock when the first one ends.
    last = await openTab(context);
    const running = runStore(last);
    await expect.poll(() => last.evaluate(waitingForLocks)).toBe(1);
    await first.close();
    expect(await running).toMatchObject({ outcome: 'loaded', verified: true, kept: { kept: 'all' } });
  } else {
    // Tabs of one site may share a process, so the other one is opened afterwards.
    const crash = first.waitForEvent('crash');
    await first.goto('chrome://crash').catch(() => {});
    await crash;
    await first.close();
    last = await openTab(context);
    expect(await runStore(last)).toMatchObject({ outcome: 'loaded', verified: true, kept: { kept: 'all' } });
  }
  for (const one of site.model.keys())
    expect(host.requests.get(one), `${one}, ${how} at byte ${at} of ${path}`).toBe(one === path ? 2 : 1);
  expect(await unfit(last)).toEqual([]);
  await last.close();
  return sent() - total();
}

/** Runs in the page. */
async function waitingForLocks(): Promise<number> {
  return (await navigator.locks.query()).pending?.length ?? 0;
}

for (const how of ['closed', 'crashed'] as const) {
  test(`a tab that is ${how} costs at most the file it was at`, async ({ context }) => {
    const uniform = generator(how.length);
    const again = [];
    for (let point = 0; point < POINTS; point++) again.push(await endOne(context, uniform, how));
    test.info().annotations.push({ type: `${how}, bytes fetched again`, description: again.join(' ') });
  });
}

test('a load that is stopped goes on where it was', async ({ page }) => {
  await openHarness(page, site.host.url);
  const stopped = await runStore(page, undefined, { abortAt: 5e6 });
  expect(stopped.outcome).toBe('aborted');
  const before = new Map(site.host.requests);
  const again = await runStore(page);
  expect(again).toMatchObject({ outcome: 'loaded', kept: { kept: 'all' }, last: { loaded: total() } });
  const { loaded = 0, resumed } = again.first ?? {};
  expect(loaded).toBe(resumed);
  // Of five million bytes all but the file that was on its way, and that has at most a mebibyte.
  expect(loaded).toBeGreaterThan(5e6 - 2 ** 20);
  const twice = [...site.model.keys()].filter((path) => site.host.requests.get(path) === 2);
  expect(twice.length).toBeLessThanOrEqual(1);
  const kept = [...site.model].filter(([path]) => before.has(path) && !twice.includes(path));
  expect(kept.reduce((sum, [, { bytes }]) => sum + bytes, 0)).toBe(resumed);
});
