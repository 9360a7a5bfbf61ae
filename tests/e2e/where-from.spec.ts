import type { Page } from '@playwright/test';
import { expect, open, test } from './site.ts';
import { expectAccessible } from './sound.ts';

const story = (page: Page) => page.locator('.story');
const bar = (page: Page, word: string) => page.getByRole('button', { name: new RegExp(`^${word}: `) });
const told = (page: Page) =>
  page
    .locator('.story tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim())),
    );

test('a bar tells where its number comes from, stage by stage, up to its face on the die', async ({
  page,
}) => {
  await open(page, 'top-k', 2, '?T=1.5');
  await bar(page, 'London').click();
  expect(await told(page)).toEqual([
    ['logitthe model’s score, and its share by softmax alone', '5.2', '3.45\u00a0%'],
    ['temperature5.2 ÷ 1.5 = 3.47', '3.47', '8.7\u00a0%'],
    ['top-kkept, among the best 3; shares divided by what the kept ones had', '3.47', '9.52\u00a0%'],
    ['face on the diethe coins from 0.8591 up to 0.9543', '', '9.52\u00a0%'],
  ]);
  await expect(bar(page, 'London')).toHaveAttribute('aria-pressed', 'true');
  const field = page.getByRole('textbox', { name: 'Keep the best, exact value' });
  await field.fill('1');
  await field.blur();
  expect((await told(page)).at(-1)).toEqual(['top-kremoved by top-k: 3.47 < 5.67', '', '0\u00a0%']);
  await page.reload();
  await expect(story(page)).toContainText('removed by top-k');
});

test('by keyboard: Enter asks, Escape closes, and Close gives the focus back to the bar', async ({
  page,
}) => {
  await open(page, 'top-p', 2);
  await page.getByRole('group', { name: /^Shares, largest first/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(story(page)).toContainText('soup');
  await page.keyboard.press('Escape');
  await expect(story(page)).toHaveCount(0);
  await page.keyboard.press('Space');
  await story(page).getByRole('button', { name: 'Close' }).press('Enter');
  await expect(story(page)).toHaveCount(0);
  await expect(bar(page, 'soup')).toBeFocused();
});

test('the story of a greedy die and of a word that is not there', async ({ page }) => {
  await open(page, 'temperature', 5, '?ask=0');
  await expect(story(page)).toContainText('T = 0: the largest score is kept, alone');
  await open(page, 'temperature', 5, '?ask=700');
  await expect(story(page)).toHaveCount(0);
});

test('the story fits a narrow screen and passes axe in light and dark', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, 'top-p', 1, '?ask=2&p=0.95');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page, 'the story', '.stage');
});
