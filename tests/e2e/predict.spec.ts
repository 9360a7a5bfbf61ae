import type { Page } from '@playwright/test';
import { expect, open, test } from './site.ts';
import { expectAccessible } from './sound.ts';

test.use({ asked: true });

const card = (page: Page) => page.locator('.predict');
const figure = (page: Page) => page.locator('figure.figure');

test('a question comes first: no figure, no words that tell, and the answer is scored with its reason', async ({
  page,
}) => {
  await open(page, 'temperature', 1);
  await expect(card(page)).toContainText('Which token gains the most');
  await expect(figure(page)).toHaveCount(0);
  await expect(page.locator('.try')).toHaveCount(0);
  await expect(page.locator('.veil')).toBeVisible();
  await card(page).getByRole('button', { name: 'banana' }).click();
  await expect(card(page)).toContainText('Not this time: London. It goes from 3.45');
  await expect(card(page)).toContainText('0 of 1 prediction right so far');
  await expect(card(page)).toBeFocused();
  await expect(figure(page)).toBeVisible();

  await open(page, 'top-p', 1);
  await card(page).getByRole('button', { name: '1', exact: true }).click();
  await expect(card(page)).toContainText('Right: 1. The favourite alone covers 93.6');
  await expect(card(page)).toContainText('1 of 2 predictions right so far');
  await page.reload();
  await expect(card(page)).toContainText('Right: 1.');
  await expect(figure(page)).toBeVisible();
});

test('words that would tell wait as well', async ({ page }) => {
  await open(page, 'logits', 4);
  await expect(page.locator('.words')).toHaveCount(0);
  await card(page).getByRole('button', { name: 'It stays as it is' }).click();
  await expect(card(page)).toContainText('Right');
  await expect(page.locator('.words')).toContainText('only differences count');
});

test('one press skips a question, by keyboard alone, and the focus goes on to the figure', async ({
  page,
}) => {
  await open(page, 'top-k', 5);
  await page.getByRole('button', { name: 'Skip' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure(page)).toBeVisible();
  await expect(card(page)).toHaveCount(0);
  await expect(page.locator('.stage')).toBeFocused();
  await page.reload();
  await expect(figure(page)).toBeVisible();
});

test('a reader who wants no questions is asked none, here and later', async ({ page }) => {
  await open(page, 'top-p', 1);
  await page.getByRole('button', { name: 'Do not ask me to predict' }).click();
  await expect(figure(page)).toBeVisible();
  await open(page, 'top-p', 2);
  await page.reload();
  await expect(figure(page)).toBeVisible();
  await expect(card(page)).toHaveCount(0);
});

test('a link that brings settings asks first, and then shows its figure', async ({ page }) => {
  await open(page, 'top-p', 1, '?p=0.5&seed=7');
  await expect(figure(page)).toHaveCount(0);
  await card(page).getByRole('button', { name: '2', exact: true }).click();
  await expect(card(page)).toContainText('Not this time: 1. The favourite alone covers 93.6');
  await expect(figure(page)).toContainText('Top-p with p = 0.5');
});

test('the question and its answer fit a narrow screen and pass axe in light and dark', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const answered of [false, true]) {
    await open(page, 'top-k', 5);
    if (answered) await card(page).getByRole('button').first().click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page, answered ? 'the answer' : 'the question');
  }
});
