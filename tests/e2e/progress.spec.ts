import type { Page } from '@playwright/test';
import { expect, open, stepCount, test } from './site.ts';
import { expectAccessible } from './sound.ts';

test.use({ asked: true });

async function contents(page: Page) {
  await page.getByRole('button', { name: 'Contents' }).click();
  const dialog = page.getByRole('dialog');
  return { dialog, topP: dialog.getByRole('link', { name: 'Top-p, the nucleus' }) };
}

test('the contents tell how far the reader has come, after a reload too, and can forget it', async ({
  page,
}) => {
  await open(page, 'top-p', 1);
  const steps = await stepCount(page);
  await page.locator('.predict').getByRole('button', { name: '1', exact: true }).click();
  await open(page, 'top-p', 3);
  await page.reload();
  const { dialog, topP } = await contents(page);
  await expect(topP).toContainText(`2 of ${steps} steps`);
  await expect(topP.locator('.seen')).toHaveCount(2);
  await expect(dialog).toContainText('1 of 1 prediction right');
  await expect(dialog).toContainText('Nothing of it leaves this machine');

  await dialog.getByRole('button', { name: 'Clear my progress' }).click();
  await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(topP).toContainText(`2 of ${steps} steps`);
  await dialog.getByRole('button', { name: 'Clear my progress' }).click();
  await dialog.getByRole('button', { name: 'Yes, clear' }).click();
  await expect(dialog.locator('.visit')).toHaveCount(0);
  await expect(dialog).toContainText('no predictions yet');
  await open(page, 'top-p', 1);
  await page.reload();
  await expect(page.locator('.predict')).toContainText('Predict first');
});

test('a lesson seen to its end has its tick', async ({ page }) => {
  await open(page, 'top-p', 1);
  const steps = await stepCount(page);
  for (let step = 2; step <= steps; step++) await open(page, 'top-p', step);
  const { dialog, topP } = await contents(page);
  await expect(topP).toContainText(`✓ all ${steps} steps`);
  await expect(dialog).toContainText(/1 of \d+ lessons seen to the end/);
});

test('whether to ask for predictions is chosen there', async ({ page }) => {
  await open(page, 'top-p', 1);
  const { dialog } = await contents(page);
  const box = dialog.getByRole('checkbox', { name: 'Ask me to predict' });
  await box.uncheck();
  await page.keyboard.press('Escape');
  await expect(page.locator('figure.figure')).toBeVisible();
  await contents(page);
  await box.check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Do not ask me to predict' }).click();
  await contents(page);
  await expect(box).not.toBeChecked();
});

test('the contents with progress pass axe and fit a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, 'top-p', 1);
  const { dialog } = await contents(page);
  await dialog.getByRole('button', { name: 'Clear my progress' }).click();
  expect(
    await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
  ).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
