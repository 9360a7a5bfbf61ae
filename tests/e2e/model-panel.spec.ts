import type { Page } from '@playwright/test';
import type { FaultyHost } from '../faults/host.ts';
import { card, expect, MIDDLE, OTHER, openPanel, PACKAGE, panel, test } from './panel-site.ts';
import { open } from './site.ts';
import { expectAccessible } from './sound.ts';

const LOADING = { timeout: 60_000 };
const STANDING = 'data-standing';

test.setTimeout(150_000);

const button = (page: Page, name: RegExp | string) => card(page).getByRole('button', { name });

/** Has the other model downloaded and in use, in the lesson that writes. */
async function fetched(page: Page): Promise<void> {
  await open(page, 'generate', 1, '?backend=wasm&n=4');
  await openPanel(page);
  await button(page, /^Download/).click();
  await expect(card(page)).toHaveAttribute(STANDING, 'active', LOADING);
}

/** What of the models was asked of the host, since its last reset. */
const asked = (host: FaultyHost) => [...host.requests.keys()].filter((path) => path.startsWith('models/'));

async function generate(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Generate' }).click();
  await expect(page.locator('.status')).toContainText('tokens at', LOADING);
  return page.locator('.piece:not(.given)').allTextContents();
}

test('size, parameters, licence and source stand there before the click, and nothing is fetched for them', async ({
  page,
  host,
}) => {
  await open(page, 'generate');
  await openPanel(page);
  await expect(button(page, 'Download, 9.6 MB')).toBeVisible();
  const facts = ['Download9.6 MB', 'Parameters7,655,552', 'LicenceApache-2.0', 'Sourcea model’s home'];
  await expect(card(page).locator('.model-facts div')).toHaveText(facts);
  expect(asked(host)).toEqual(['models/index.json']);
  expect([...host.requests.keys()].filter((path) => path.startsWith('ort/'))).toEqual([]);
});

test('a download is stopped and resumed, the embedded model answers meanwhile, and figures then move over', async ({
  page,
  host,
}) => {
  host.plan = [{ path: MIDDLE, fault: { kind: 'stall', at: 5000 } }];
  await open(page, 'top-p', 6, '?backend=wasm');
  await openPanel(page);
  await button(page, /^Download/).click();
  await expect(card(page).locator('.model-state')).toContainText('of 9.6 MB');
  await expect.poll(() => host.applied()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.locator('.landscape')).toBeVisible(LOADING);
  await expect(page.locator('.backend')).toContainText('Loaded Dice embedded');

  await page.getByRole('button', { name: 'Change the model' }).click();
  await button(page, 'Stop').click();
  await expect(card(page)).toContainText('are in this browser; only the rest is still to come');
  await expect(card(page)).toHaveAttribute(STANDING, 'part');
  await expect(card(page, 'embedded')).toHaveAttribute(STANDING, 'active');
  host.reset();
  await button(page, /^Resume, .* to go$/).click();
  await expect(card(page)).toHaveAttribute(STANDING, 'active', LOADING);
  const again = [...host.requests.keys()].filter((path) => path.endsWith('.bin'));
  expect(again.length, 'pieces that were kept are not fetched again').toBeLessThan(5);
  await expect(card(page)).toContainText('Kept in this browser, 9.6 MB');
  await page.keyboard.press('Escape');
  await expect(page.locator('.backend')).toContainText('DistilGPT2', LOADING);
  await expect(page.locator('.landscape')).toBeVisible();
  expect(page.url()).toContain(`model=${OTHER}`);
});

test('what is in use says on what it runs, and moves to another backend without a download', async ({
  page,
  host,
}) => {
  await fetched(page);
  await expect(card(page)).toContainText('Runs on WebAssembly, taking');
  await expect(card(page)).toContainText('reads at most 256 tokens back');
  host.reset();
  await panel(page).getByLabel('Runs on').selectOption('auto');
  await expect(card(page)).toContainText('its GPU is software', LOADING);
  expect(asked(host)).toEqual([`models/${OTHER}/manifest.json`]);
});

test('the model follows the reader from lesson to lesson, and a reload finds it kept', async ({
  page,
  host,
}) => {
  await fetched(page);
  await page.keyboard.press('Escape');
  const text = await generate(page);
  await expect(page.locator('.recipe')).toContainText(`by ${OTHER}`);
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.getByRole('link', { name: /^Top-p/ }).click();
  await expect(page.locator('article[data-lesson="top-p"]')).toBeVisible();
  expect(page.url()).toContain(`model=${OTHER}`);
  await page.goBack();
  await page.reload();
  host.reset();
  expect(await generate(page)).toEqual(text);
  await expect(page.locator('.backend')).toContainText('DistilGPT2');
  expect(asked(host)).toEqual([`models/${OTHER}/manifest.json`]);
});

test('a link that asks for a model downloads nothing: the embedded one answers and the page says so', async ({
  page,
  host,
}) => {
  await open(page, 'generate', 1, `?model=${OTHER}&backend=wasm&n=3`);
  await expect(page.locator('.model-missing')).toContainText(
    `${OTHER} is asked for here, but not in this browser`,
  );
  await expect(page.getByRole('button', { name: 'Model: embedded' })).toBeVisible();
  await generate(page);
  await expect(page.locator('.backend')).toContainText('Loaded Dice embedded');
  expect(asked(host).filter((path) => path.includes(OTHER))).toEqual([]);
  await page.getByRole('button', { name: 'See its size' }).click();
  await expect(button(page, 'Download, 9.6 MB')).toBeVisible();
});

test('what is deleted is gone, works on from memory, and is not there after a reload', async ({ page }) => {
  await fetched(page);
  await button(page, 'Delete from this browser').click();
  await expect(card(page)).toContainText('Deleted: 9.6 MB are free again.');
  await expect(card(page)).toContainText('runs from memory and will be fetched again next time');
  await page.keyboard.press('Escape');
  await generate(page);
  await page.reload();
  await expect(page.locator('.model-missing')).toBeVisible();
});

test('a failure is a sentence with a Retry, and the embedded model stays', async ({ page, host }) => {
  await open(page, 'generate', 1, '?backend=wasm&n=2');
  await openPanel(page);
  host.plan = [{ path: MIDDLE, fault: { kind: 'html' } }];
  await button(page, /^Download/).click();
  await expect(card(page).getByRole('alert')).toContainText('answered with a web page');
  await expect(panel(page).getByRole('status')).toContainText('DistilGPT2 could not be loaded.');
  host.plan = [];
  await button(page, /^Retry, .* to go$/).click();
  await expect(card(page)).toHaveAttribute(STANDING, 'active', LOADING);
  await expect(card(page).getByRole('alert')).toHaveCount(0);
  await expect(panel(page).getByRole('status')).toHaveText('DistilGPT2 is ready. The figures use it now.');
});

test('a package is loaded from disk, and one that is not whole gets a sentence', async ({ page, host }) => {
  await open(page, 'generate', 1, '?backend=wasm&n=3');
  await openPanel(page);
  await expect(card(page)).toBeVisible();
  host.reset();
  const input = panel(page).getByLabel('Load from disk…');
  await input.setInputFiles(PACKAGE.filter(({ name }) => name !== 'manifest.json'));
  await expect(panel(page).getByRole('alert')).toContainText('manifest.json');
  await input.setInputFiles(PACKAGE);
  await expect(card(page, 'disk-2')).toContainText('From your disk', LOADING);
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Model: from disk' })).toBeFocused();
  expect(await generate(page)).toHaveLength(3);
  expect(asked(host)).toEqual([]);
});

test('a browser that keeps nothing says so and works from memory', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'caches'));
  await fetched(page);
  await expect(card(page)).toContainText('It runs from memory and will be fetched again next time.');
  await expect(button(page, 'Delete from this browser')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await generate(page);
});

test('focus goes into the panel, stays with the model whose button came and went, and comes back', async ({
  page,
  host,
}) => {
  host.plan = [{ path: MIDDLE, fault: { kind: 'stall', at: 5000 } }];
  await open(page, 'generate', 1, '?backend=wasm');
  const opener = page.getByRole('button', { name: /^Model/ });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await button(page, /^Download/).focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Stop')).toBeFocused();
  await expect.poll(() => host.applied()).toBe(1);
  host.plan = [];
  await page.keyboard.press('Enter');
  await expect(button(page, /^Resume/)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveAttribute(STANDING, 'active', LOADING);
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.model') !== null)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(opener).toBeFocused();
});

test('in an embedded page the figures lead to the panel', async ({ page }) => {
  await page.goto('./?embed#/generate');
  await expect(page.locator('.topbar')).toBeHidden();
  await page.getByRole('button', { name: 'Change the model' }).click();
  await expect(button(page, /^Download/)).toBeVisible();
});

test('the panel passes axe in light and dark, fits 320 px, and its targets are large enough', async ({
  page,
  host,
}) => {
  host.plan = [{ path: MIDDLE, fault: { kind: 'html' } }];
  await open(page, 'generate', 1, `?model=elsewhere`);
  await openPanel(page);
  await button(page, /^Download/).click();
  await expect(card(page).getByRole('alert')).toBeVisible();
  await expectAccessible(page, 'the panel', '#model-panel');
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(overflow), `at ${width} px`).toEqual([0, 0]);
  }
  for (const target of await panel(page).locator('button, label.open-file, select').all()) {
    const box = await target.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
});

/** Runs in the page: how far it, and the panel, are wider than what is seen of them. */
function overflow(): number[] {
  const dialog = document.querySelector('#model-panel') as HTMLElement;
  return [document.documentElement, dialog].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
}

test.describe('a site with nothing but the embedded model', () => {
  test.use({ offered: { not: 'a list' } });

  test('says how its host adds another, and what the address asks for in vain', async ({ page }) => {
    await open(page, 'generate', 1, '?model=elsewhere');
    await openPanel(page);
    await expect(panel(page).locator('.model')).toHaveCount(1);
    await expect(card(page, 'embedded')).toContainText('about 10 MB');
    await expect(panel(page)).toContainText('npm run model');
    await expect(panel(page)).toContainText(
      'The address asks for “elsewhere”, which this site does not offer.',
    );
  });
});

test('what this browser still keeps is listed where the site no longer offers it, and works', async ({
  page,
}) => {
  await fetched(page);
  await page.route('**/models/index.json', (route) => route.fulfill({ json: [] }));
  await page.reload();
  await openPanel(page);
  await expect(card(page)).toHaveAttribute(STANDING, 'kept');
  await button(page, 'Use it').click();
  await expect(card(page)).toHaveAttribute(STANDING, 'active', LOADING);
});
