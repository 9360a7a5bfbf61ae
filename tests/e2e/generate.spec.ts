import type { Page } from '@playwright/test';
import { expect, open, test } from './site.ts';
import { stopAfter } from './stop.ts';

const DRAWN = '.piece:not(.given)';

/** WebGPU runs in software here, and compiles its shaders on the way to the first token. */
const LOADING = { timeout: 250_000 };

test.setTimeout(300_000);

test('the same seed writes the same text again', async ({ page }) => {
  await open(page, 'generate', 1, '?seed=7&n=6&backend=wasm');
  const first = await generate(page);
  expect(first).toHaveLength(6);
  await expect(page.locator('.backend')).toContainText('50,257 tokens');
  expect(await generate(page)).toEqual(first);
});

test('the built page writes on WebGPU under its own policy', async ({ page }) => {
  await open(page, 'generate', 1, '?n=2&backend=webgpu');
  expect(await generate(page)).toHaveLength(2);
  await expect(page.locator('.backend')).toContainText('WebGPU');
});

test('Stop ends the text within a token and keeps what was written', async ({ page }) => {
  await open(page, 'generate', 1, '?n=200&backend=wasm');
  await stopAfter(page, page.getByRole('button', { name: 'Generate' }), DRAWN, 1);
  await expect(page.locator('.status')).toContainText('stopped by you');
  const written = await page.locator(DRAWN).count();
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(200);
});

test('a text says what wrote it, also under another step’s settings', async ({ page }) => {
  await open(page, 'generate', 2, '?backend=wasm&n=4');
  await generate(page);
  await page.getByRole('button', { name: 'Step 3' }).click();
  await expect(page.locator('.recipe')).toHaveText('Written with Greedy, seed 42');
});

test('leaving a step stops its text', async ({ page }) => {
  await open(page, 'generate', 2, '?backend=wasm&n=200');
  await page.getByRole('button', { name: 'Generate' }).click();
  await expect(page.locator(DRAWN).first()).toBeVisible(LOADING);
  await page.getByRole('button', { name: 'Step 3' }).click();
  await expect(page.locator('.status')).toContainText('stopped by you');
});

test('a setting the core refuses gets a sentence, and the next try writes', async ({ page }) => {
  await open(page, 'generate', 1, '?strategy=own&T=-1&n=2&backend=wasm');
  await page.getByRole('button', { name: 'Generate' }).click();
  await expect(page.getByRole('alert')).toContainText('The temperature must be', LOADING);
  await page.getByRole('textbox', { name: 'Temperature' }).fill('1');
  await page.getByRole('textbox', { name: 'Temperature' }).blur();
  expect(await generate(page)).toHaveLength(2);
});

test('what is no number stays in its field, and the refusal goes with the next change', async ({ page }) => {
  await open(page, 'generate', 1, '?strategy=own&n=2&backend=wasm');
  const field = page.getByRole('textbox', { name: 'Temperature' });
  await field.fill('abc');
  await field.blur();
  await expect(field).toHaveValue('abc');
  await page.getByRole('button', { name: 'Generate' }).click();
  await expect(page.getByRole('alert')).toContainText('The temperature must be', LOADING);
  await expect(page.locator('.recipe')).toHaveCount(0);
  await field.fill('1');
  await field.blur();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

/** @returns the drawn tokens once the model has finished */
async function generate(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Generate' }).click();
  await expect(page.locator('.status')).toContainText('tokens at', LOADING);
  return page.locator(DRAWN).allTextContents();
}
