// Browsers that give no storage, too little of it, or take it back: the model loads all the same, from memory.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium } from '../../scripts/tools.mjs';
import { MODEL, openHarness, RUNTIME, runStore, type StoreSite, serveStore, unfit } from './store-site.ts';

let site: StoreSite;
test.beforeAll(async () => {
  site = await serveStore();
});
test.beforeEach(() => site.host.reset());
test.afterAll(() => site.host.close());

/** What the worker's script starts with: scripts for new pages do not reach workers. */
function worsen(script: string): void {
  site.host.plan.push({ path: /store-worker.*\.js$/, fault: { kind: 'prepend', text: `${script};` } });
}

const NO_CACHES = 'delete globalThis.caches; delete WorkerGlobalScope.prototype.caches';
const NO_LOCKS = "Object.defineProperty(navigator, 'locks', { value: undefined })";
const LITTLE_ROOM = 'navigator.storage.estimate = async () => ({ quota: 5e6, usage: 1e6 })';

async function limitStorage(page: Page, quotaSize: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(site.host.url);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
}

/** Requests for files of the package. */
const fetched = () => [...site.model.keys()].filter((path) => site.host.requests.has(path)).length;

test('no Cache and no locks', async ({ page }) => {
  worsen(`${NO_CACHES}; ${NO_LOCKS}`);
  await openHarness(page, site.host.url);
  expect(await runStore(page)).toMatchObject({
    outcome: 'loaded',
    verified: true,
    kept: { kept: 'none', keptWhy: 'This browser offers the page no storage.' },
  });
});

test('no locks, but a Cache', async ({ page }) => {
  worsen(NO_LOCKS);
  await openHarness(page, site.host.url);
  expect(await runStore(page)).toMatchObject({ outcome: 'loaded', kept: { kept: 'all' } });
  expect(await unfit(page)).toEqual([]);
});

test('a reader who blocks all cookies and storage', async ({ launchOptions }, info) => {
  const profile = info.outputPath('profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
  // The headless shell reads no preferences.
  const whole = { ...launchOptions, executablePath: findChromium() };
  const context = await chromium.launchPersistentContext(profile, whole);
  const page = await context.newPage();
  await openHarness(page, site.host.url);
  const refusal = await page.evaluate(() =>
    caches.open('x').then(
      () => 'given',
      ({ name }) => name,
    ),
  );
  expect(refusal).toBe('SecurityError');
  expect(await runStore(page)).toMatchObject({
    outcome: 'loaded',
    verified: true,
    kept: { kept: 'none', keptWhy: 'The browser blocks storage for this page.' },
  });
  expect(await page.evaluate(() => new window.ModelClient().stored())).toEqual([]);
  await context.close();
});

test('less room than the model needs: nothing is stored from the start', async ({ page }) => {
  // The browser's own estimate does not know of a limit that the protocol sets.
  worsen(LITTLE_ROOM);
  await openHarness(page, site.host.url);
  const result = await runStore(page);
  expect(result).toMatchObject({ outcome: 'loaded', verified: true, kept: { kept: 'none' } });
  expect(result.kept?.keptWhy).toBe('The browser has room for 4.0 MB, and 9.6 MB are needed.');
});

test('storage that turns out full in the middle: a part is kept, and used the next time', async ({
  page,
}) => {
  await openHarness(page, site.host.url);
  await limitStorage(page, 6e6);
  const full = { kept: 'part', keptWhy: 'The browser’s storage is full.' };
  expect(await runStore(page)).toMatchObject({ outcome: 'loaded', verified: true, kept: full });
  expect(await unfit(page)).toEqual([]);
  site.host.requests.clear();
  const again = await runStore(page);
  expect(again).toMatchObject({ outcome: 'loaded', verified: true, kept: full });
  expect(again.first?.resumed).toBeGreaterThan(1e6);
  expect(fetched()).toBeLessThan(site.model.size);
});

/** Runs in the page: does something to every third file that is kept. */
async function damage(how: 'evict' | 'change' | 'shorten'): Promise<number> {
  const cache = await caches.open('loaded-dice-1');
  const keys = (await cache.keys()).filter(({ url }) => url.includes('/file/'));
  const some = keys.filter((_, i) => i % 3 === 0);
  for (const key of some) {
    const data = new Uint8Array((await (await cache.match(key))?.arrayBuffer()) ?? new ArrayBuffer());
    const middle = data.length >> 1;
    data[middle] = (data[middle] ?? 0) ^ 1;
    if (how === 'evict') await cache.delete(key);
    else await cache.put(key, new Response(how === 'change' ? data : data.slice(0, -1)));
  }
  return some.length;
}

for (const what of [MODEL, RUNTIME]) {
  for (const how of ['evict', 'change', 'shorten'] as const) {
    test(`${'model' in what ? 'model' : 'runtime'}, kept files ${how}: those are fetched anew, and no other`, async ({
      page,
    }) => {
      const entries = 'model' in what ? site.model : site.runtime;
      await openHarness(page, site.host.url);
      await runStore(page, what);
      const count = await page.evaluate(damage, how);
      expect((await unfit(page)).length).toBe(how === 'evict' ? 0 : count);
      site.host.requests.clear();
      const result = await runStore(page, what);
      expect(result).toMatchObject({ outcome: 'loaded', verified: true, kept: { kept: 'all' } });
      expect(result.last?.loaded).toBe(result.last?.total);
      expect([...entries.keys()].filter((path) => site.host.requests.has(path))).toHaveLength(count);
      expect(await unfit(page)).toEqual([]);
    });
  }
}

test('storage cleared between two loads', async ({ page }) => {
  await openHarness(page, site.host.url);
  await runStore(page);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(site.host.url);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  site.host.requests.clear();
  expect(await runStore(page)).toMatchObject({ outcome: 'loaded', kept: { kept: 'all' } });
  expect(fetched()).toBe(site.model.size);
});
