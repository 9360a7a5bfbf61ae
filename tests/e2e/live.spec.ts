import type { Page } from '@playwright/test';
import { loadSampler } from '../../web/sampler/load.ts';
import { readReference } from '../sampler/support.ts';
import { openModel, serveHarness } from './model-page.ts';
import { expect, open, test } from './site.ts';
import { expectAccessible } from './sound.ts';
import { asNumber, readTable, tallied } from './tables.ts';

interface Generation {
  runs: { prompt: string; ids: number[]; first: { top: number[]; topLogits: number[] } }[];
}

/** The text of the reference's first run, whose logits NumPy made. */
const TEXT = 'The future of artificial intelligence is';
const QUERY = `?backend=wasm&prompt=${encodeURIComponent(TEXT)}`;
const LOADING = { timeout: 60_000 };

test.setTimeout(150_000);

/** Opens the top-p lesson's live step and waits for its figure. */
async function ask(page: Page, query = ''): Promise<void> {
  await open(page, 'top-p', 6, QUERY + query);
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.locator('.landscape')).toBeVisible(LOADING);
}

/** The table's rows by what stands first in them. */
async function rowsOf(page: Page): Promise<string[][]> {
  return (await readTable(page)).rows;
}

test('the shares of the best twenty and of the others add up, before the cuts and after', async ({
  page,
}) => {
  await ask(page, '&T=1.3&p=0.9');
  const rows = await rowsOf(page);
  expect(rows).toHaveLength(21);
  expect(rows[20]?.[0]).toBe('50,237 others');
  for (const column of [3, 4, 5]) {
    const sum = rows.reduce((total, row) => total + asNumber(row[column] ?? ''), 0);
    expect(sum).toBeCloseTo(1, 4);
  }
});

test('the best tokens are those of NumPy’s logits, and their shares stand to each other as those say', async ({
  page,
}) => {
  const { first } = readReference<Generation>('generation.json').runs[0] as Generation['runs'][number];
  await ask(page, '&p=1');
  const rows = await rowsOf(page);
  expect(rows.slice(0, 8).map((row) => Number(row[1]))).toEqual(first.top);
  // Shares stand to each other as the exponentials of their logits.
  const raw = (i: number) => asNumber(rows[i]?.[3] ?? '');
  for (const [i, logit] of first.topLogits.entries())
    expect(raw(i) / raw(0)).toBeCloseTo(Math.exp(logit - (first.topLogits[0] ?? 0)), 3);
});

test('the share and the rank of any token are those of a softmax over the client’s own logits', async ({
  page,
  browser,
}) => {
  const harness = await serveHarness();
  const other = await browser.newPage();
  await openModel(other, harness.url, 'wasm');
  const logits = await other.evaluate(async (text) => Array.from(await window.model.logits(text)), TEXT);
  await other.close();
  await harness.close();
  const largest = Math.max(...logits);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  await ask(page, '&p=0.5');
  for (const id of [3797, 50_000, 12_520]) {
    await page.getByLabel('Find a token').fill(`#${id}`);
    await page.keyboard.press('Enter');
    const logit = logits[id] ?? 0;
    const rank = 1 + logits.filter((one, at) => one > logit || (one === logit && at < id)).length;
    await expect(page.locator('.asked-head')).toContainText(`rank ${rank.toLocaleString('en')} of 50,257`);
    const row = (await rowsOf(page)).at(-1) ?? [];
    expect(Number(row[1])).toBe(id);
    expect(asNumber(row[2] ?? '')).toBe(rank);
    expect(asNumber(row[3] ?? '')).toBeCloseTo(Math.exp(logit - largest) / sum, 7);
    expect(row[5]).toBe('0');
    expect(row[6]).toContain('removed by top-p');
    await expect(page.locator('.fate')).toContainText('was already covered, and p is 50');
  }
  await expect(page).toHaveURL(/ask=12520/);
});

test('the whole vocabulary’s die is rolled ten thousand times, and the coins stay while a slider moves', async ({
  page,
}) => {
  await ask(page, '&k=2');
  await page.getByRole('button', { name: 'Roll 10,000' }).click();
  const names = page.locator('.tally tbody th');
  await expect(names).toHaveCount(2);
  const rows = await rowsOf(page);
  const share = asNumber(rows[0]?.[5] ?? '');
  const sampler = await loadSampler();
  const random = sampler.random(42);
  random.skip(1);
  // Two tokens are left: the one of the lower id has the lower part of the die.
  const isLower = Number(rows[0]?.[1]) < Number(rows[1]?.[1]);
  const coins = Array.from({ length: 10_000 }, () => random.uniform());
  const best = coins.filter((u) => (isLower ? u < share : u >= 1 - share)).length;
  await expect(names.first()).toHaveText(rows[0]?.[0] ?? '');
  expect([...(await tallied(page)).values()]).toEqual([best, 10_000 - best]);
  const field = page.getByRole('textbox', { name: 'Cover at least, exact value' });
  await field.fill('0.01');
  await field.blur();
  await expect(names).toHaveCount(1);
});

test('a part of a character is known by its bytes', async ({ page }) => {
  await ask(page);
  await page.getByLabel('Find a token').fill('F0 9F');
  const chip = page.locator('.found-token').first();
  await expect(chip).toContainText('F0 9F');
  await chip.click();
  await expect(page.locator('.asked-head .chip')).toContainText('F0 9F');
});

test('the summary is true after a drag, and a removed bar carries its certificate', async ({ page }) => {
  await ask(page, '&p=1&k=5');
  await expect(page.locator('.figure .summary')).toContainText('Of 50,257 tokens 5 are left');
  await expect(page.locator('.row.removed').first()).toHaveAttribute('aria-label', /removed by top-k/);
  const slider = page.getByRole('slider', { name: 'Cover at least' });
  await slider.focus();
  for (let i = 0; i < 99; i++) await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.figure .summary')).toContainText('Of 50,257 tokens 1 is left');
  await expect(page).toHaveURL(/p=0\.01/);
});

test('a token is found, looked at and let go by keyboard alone', async ({ page }) => {
  await ask(page);
  await page.getByLabel('Find a token').focus();
  await page.keyboard.type('king');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.asked-head .chip')).toHaveText(/king/i);
  await expect(page.locator('.found-token[aria-pressed=true]')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Let go' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.asked')).toHaveCount(0);
  await expect(page.getByLabel('Find a token')).toBeFocused();
});

test('another text is read anew, and one too long is refused in a sentence with the field still there', async ({
  page,
}) => {
  await ask(page);
  const field = page.getByLabel('The model has read');
  await field.fill('He shook his');
  await field.press('Enter');
  await expect(page.locator('.figure h2')).toContainText('He shook his');
  await field.fill('word '.repeat(390));
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('That cannot be used.');
  await page.getByRole('button', { name: 'He shook his' }).click();
  await expect(page.locator('.landscape')).toBeVisible();
});

test('loading can be stopped and started again', async ({ page }) => {
  await open(page, 'temperature', 6, '?backend=wasm');
  await page.route('**/*.bin', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue().catch(() => undefined);
  });
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await page.getByRole('button', { name: 'Stop loading' }).click();
  await expect(page.getByRole('button', { name: 'Ask the model' })).toBeVisible();
  await page.unroute('**/*.bin');
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.locator('.landscape')).toBeVisible(LOADING);
});

test('the drawn figure passes axe in light and dark and fits 320 px', async ({ page }) => {
  await ask(page, '&ask=3797');
  await page.getByLabel('Find a token').fill('the');
  await page.getByText('The rest of the chain').click();
  await expectAccessible(page);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `at ${width} px`).toBeLessThanOrEqual(0);
  }
});

test('a text that is typed is read after a pause, without Enter', async ({ page }) => {
  await ask(page);
  const field = page.getByRole('textbox', { name: 'The model has read' });
  await field.press('End');
  await field.pressSequentially(' a new');
  await expect(page.locator('figure h2, .figure h2, figcaption').first()).toContainText('is a new”');
  await expect(field).toBeFocused();
  await expect(page.locator('ld-live')).toHaveAttribute('aria-busy', 'false');
});
