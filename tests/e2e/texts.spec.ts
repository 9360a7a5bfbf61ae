// Texts that are not plain English: emoji, what looks like nothing, line ends, writing from right to left.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, open, test } from './site.ts';

const encoded = (words: readonly string[], logits: readonly number[]) =>
  `?words=${words.map(encodeURIComponent).join('|')}&logits=${logits.join(',')}`;

async function saved(page: Page, kind: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.locator('.saves').getByRole('button', { name: kind }).click();
  return readFileSync(await (await download).path());
}

/** What an XML parser has against a file; null for nothing. The page's own policy keeps parsers away. */
async function xmlError(page: Page, file: string): Promise<string | null> {
  const blank = await page.context().newPage();
  return blank.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return parsed.querySelector('parsererror')?.textContent ?? null;
  }, file);
}

test('emoji are cut between them, and such a figure is saved as SVG and PNG', async ({ page }) => {
  await open(page, 'top-p', 1, encoded(['🎲🎲🎲🎲🎲🎲', '👩‍👩‍👧‍👦 and all their friends', 'b'], [1, 0, 0]));
  const labels = await page.locator('.bars text.token').allTextContents();
  expect(labels[0]).toBe('🎲🎲🎲🎲…');
  expect(labels[1]).toBe('👩‍👩‍👧‍👦 and al…');
  await page.getByText('Table and files').click();
  const svg = await saved(page, 'SVG');
  expect(new TextDecoder('utf-8', { fatal: true }).decode(svg)).not.toContain('\ufffd');
  expect(await xmlError(page, svg.toString())).toBeNull();
  expect((await saved(page, 'PNG')).subarray(1, 4).toString()).toBe('PNG');
});

test('controls and half characters never reach a saved picture', async ({ page }) => {
  await open(page, 'top-p', 1, encoded(['a\u0001', 'b\u0000', '\ufffe', 'c'], [1, 0, 0, 0]));
  await expect(page.locator('.bars text.token').first()).toHaveText('a‹SOH›');
  await page.getByText('Edit words and logits').click();
  // As a script or an old keyboard may put it there.
  await page.getByLabel('Word 4').evaluate((field: HTMLInputElement) => {
    field.value = 'x\ud83c';
    field.dispatchEvent(new Event('change'));
  });
  await expect(page.locator('.bars text.token').last()).toHaveText('x\ufffd');
  await page.getByText('Table and files').click();
  expect(await xmlError(page, (await saved(page, 'SVG')).toString())).toBeNull();
  expect((await saved(page, 'PNG')).subarray(1, 4).toString()).toBe('PNG');
});

test('a word from right to left does not turn its neighbours round', async ({ page }) => {
  await open(page, 'logits', 1, encoded(['שלום', 'مرحبا', 'b'], [2, 1, 0]));
  await expect(page.locator('.summary')).toContainText('\u2068שלום\u2069');
  const bar = page.locator('.bars [data-bar]').first();
  await expect(bar).toHaveAttribute('aria-label', /^\u2068שלום\u2069: /);
  await page.getByText('Table and files').click();
  const csv = (await saved(page, 'CSV')).toString();
  expect(csv).toContain('שלום,');
  expect(csv).not.toMatch(/[\u2068\u2069]/);
});

test('a word’s field shows what it holds, and takes a mark for the character', async ({ page }) => {
  await open(page, 'logits', 2, encoded(['a\nb', 'c\u00a0'], [1, 0]));
  await page.getByText('Edit words and logits').click();
  const field = page.getByLabel('Word 1', { exact: true });
  await expect(field).toHaveValue('a⏎b');
  await expect(page.getByLabel('Word 2', { exact: true })).toHaveValue('c‹NBSP›');
  await field.fill('a‹ZWSP›b');
  await field.blur();
  await expect
    .poll(() => page.evaluate(() => decodeURIComponent(location.hash)))
    .toContain('words=a\u200bb|');
  await expect(field).toHaveValue('a‹ZWSP›b');
});

for (const [slug, step] of [
  ['summary', 5],
  ['temperature', 6],
  ['generate', 1],
] as const)
  test(`a prompt’s line break is seen in ${slug}/${step}`, async ({ page }) => {
    await open(page, slug, step, '?prompt=a%0D%0Ab%C2%A0c');
    const field = page.locator('.prompt-label textarea');
    await expect(field).toHaveValue('a\nb\u00a0c');
    const lines = await field.evaluate(
      (area) => area.clientHeight / Number.parseFloat(getComputedStyle(area).lineHeight),
    );
    expect(lines).toBeGreaterThan(2);
    await expect(page.locator('.unseen')).toContainText('‹NBSP› (U+00A0)');
  });

test('Enter reads a live prompt, Shift+Enter starts a line in it', async ({ page }) => {
  await open(page, 'temperature', 6);
  const field = page.getByLabel('The model has read');
  await field.fill('one');
  await field.press('Shift+Enter');
  await field.pressSequentially('two');
  expect(await page.evaluate(() => location.hash)).not.toContain('two');
  await field.press('Enter');
  await expect(field).toHaveValue('one\ntwo');
  expect(await page.evaluate(() => location.hash)).toContain('prompt=one%0Atwo');
});
