import { readFileSync } from 'node:fs';
import { expect, open, test } from './site.ts';

const EXERCISE = 3;

test.describe('where the browser denies storage', () => {
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
  });

  test('the student’s text lasts for the visit, and the page says no more than that', async ({ page }) => {
    await open(page, 'min-p', EXERCISE);
    const editor = page.getByRole('textbox', { name: 'JavaScript of minP' });
    await expect(
      page.getByText('Only this page keeps your text, until you close or reload it'),
    ).toBeVisible();
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('// mine');
    await page.evaluate(() => {
      location.hash = '#/min-p/1';
    });
    await expect(page.locator('article.step')).toHaveAttribute('data-step', '1');
    await page.evaluate(() => {
      location.hash = '#/min-p/3';
    });
    await expect(editor).toHaveText('// mine');
    await expect(page.getByText('This browser keeps')).toHaveCount(0);
  });

  test('marks and progress say the same', async ({ page }) => {
    await open(page, 'sweep', 2);
    await expect(page.getByText('Only this page keeps your marks')).toBeVisible();
    await page.getByRole('button', { name: 'Contents' }).click();
    await expect(page.getByText('Only this page keeps your progress')).toBeVisible();
  });
});

test('where it keeps things, the page says so, and what a private window does', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  await expect(page.getByText('This browser keeps your text; a private window does so only')).toBeVisible();
  await page.getByRole('button', { name: 'Contents' }).click();
  await expect(page.getByText('This browser keeps your progress')).toBeVisible();
});

test('the student’s text is saved as a file', async ({ page }) => {
  await open(page, 'min-p', EXERCISE);
  const editor = page.getByRole('textbox', { name: 'JavaScript of minP' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('// Straße\nconst minP = 1;');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('min-p.js');
  expect(readFileSync(await file.path(), 'utf8')).toBe('// Straße\nconst minP = 1;');
});
