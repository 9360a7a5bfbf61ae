import type { Page } from '@playwright/test';
import { SLUGS } from './lessons.ts';
import { arrived, expect, open, stepCount, test } from './site.ts';

for (const slug of SLUGS) {
  test(`the address restores every slider of ${slug}`, async ({ page, context }) => {
    await open(page, slug);
    const steps = await stepCount(page);
    for (let step = 1; step <= steps; step++) {
      await open(page, slug, step);
      const fields = page.locator('.controls .slider .exact');
      for (const field of await fields.all()) {
        // Of a whole number, a half is refused, and what a refusal leaves on show no link carries.
        const isWhole = (await field.getAttribute('aria-label'))?.startsWith('Keep the best');
        await field.fill(isWhole ? '3' : '0.5');
        await field.blur();
      }
      const other = await context.newPage();
      await other.goto(page.url());
      await arrived(other, slug, step);
      expect(await other.locator('.controls .slider .exact').evaluateAll(values)).toEqual(
        await fields.evaluateAll(values),
      );
      // A chart comes when its place is measured, in either page.
      await expect(async () => expect(await drawn(other)).toEqual(await drawn(page))).toPass({
        timeout: 10_000,
      });
      await other.close();
    }
  });
}

test('the reader’s own words come back from a link', async ({ page }) => {
  await open(page, 'top-p', 1, '?words=up%7Cdown&logits=1%2C2&T=0.5&p=0.7');
  await expect(page.getByRole('textbox', { name: 'Temperature, exact value' })).toHaveValue('0.5');
  await expect(page.getByRole('textbox', { name: 'Cover at least, exact value' })).toHaveValue('0.7');
  await page.getByText('Edit words and logits').click();
  await expect(page.getByRole('textbox', { name: 'Word 2' })).toHaveValue('down');
  await expect(page.getByRole('textbox', { name: 'Logit of down' })).toHaveValue('2');
});

test('seed, coin, example, stop and the model’s form come back from a link', async ({ page }) => {
  await open(page, 'logits', 5, '?seed=7&u=0.25');
  await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
  await expect(page.getByRole('textbox', { name: 'Coin u' })).toHaveValue('0.25');
  await open(page, 'top-p', 3, '?example=supper');
  await expect(page.locator('.choice [aria-pressed=true]')).toHaveText('Many good answers');
  await open(page, 'top-p', 4, '?stage=2');
  await expect(page.locator('.choice [aria-pressed=true]')).toHaveText('3');
  await open(page, 'generate', 1, '?prompt=Hello&strategy=own&m=0.1&penalty=1.2&n=9&backend=wasm');
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('Hello');
  await expect(page.getByRole('textbox', { name: 'Min-p' })).toHaveValue('0.1');
  await expect(page.getByRole('textbox', { name: 'Repetition penalty' })).toHaveValue('1.2');
  await expect(page.getByRole('spinbutton', { name: 'Tokens' })).toHaveValue('9');
  await expect(page.getByRole('combobox', { name: 'Runs on' })).toHaveValue('wasm');
});

test('Back leaves the step, not the last drag of a slider', async ({ page }) => {
  await open(page, 'top-p', 1);
  await open(page, 'top-p', 2);
  const field = page.getByRole('textbox', { name: 'Cover at least, exact value' });
  for (const value of ['0.6', '0.7']) {
    await field.fill(value);
    await field.blur();
  }
  await page.goBack();
  await expect(page.locator('article.step')).toHaveAttribute('data-step', '1');
});

test('a broken address leads somewhere', async ({ page }) => {
  await page.goto('./#/no-such-%-lesson');
  await expect(page.getByRole('alert')).toContainText('There is no lesson');
  await open(page, 'top-p', 1, '?p=banana&T=%&k=');
  await expect(page.locator('.figure h2').first()).toBeVisible();
});

test('what a link asks for and cannot have is told in a line that can be closed', async ({ page }) => {
  await open(page, 'logits', 5, '?seed=4294967296&example=toString&p=0,9');
  const told = page.locator('.notice');
  await expect(told.locator('p')).toHaveText([
    'The address says example=toString, which must be one of capital, supper, greeting, answers, confident, unsure. The step uses capital.',
    'The address says seed=4294967296, which must be a whole number from 0 to 4,294,967,295. The step uses 42.',
  ]);
  await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('42');
  await page.getByRole('textbox', { name: 'Seed' }).fill('7');
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter');
  await expect(told.locator('p')).toHaveCount(1);
  await told.getByRole('button', { name: 'Close this notice' }).click();
  await expect(told).toHaveCount(0);
  await expect(page.locator('#main')).toBeFocused();
});

for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
  test(`a link that names ${name} breaks nothing`, async ({ page }) => {
    for (const key of ['example', 'strategy', 'scale', 'for', 'backend', 'model', 'order', 'previous', 'Ts'])
      for (const [slug, step] of [
        ['top-p', 3],
        ['compare', 1],
        ['summary', 2],
        ['takeaways', 3],
        ['generate', 1],
      ] as const) {
        await page.goto(`./?${key}#/${slug}/${step}?${key}=${name}`);
        await arrived(page, slug, step);
        await expect(page.locator('.stage')).not.toBeEmpty();
      }
  });

test('a backend that there is not is refused with those there are', async ({ page }) => {
  await open(page, 'generate', 1, '?backend=cuda&n=2');
  await expect(page.locator('.notice')).toContainText(
    'backend=cuda, which must be one of auto, webgpu, wasm.',
  );
  await expect(page.getByRole('combobox', { name: 'Runs on' })).toHaveValue('auto');
});

/** What the page's charts and sentences say. */
const drawn = (page: Page) => page.locator('.figure-body, .summary').allTextContents();

const values = (fields: (HTMLElement | SVGElement)[]) =>
  fields.map((field) => (field as HTMLInputElement).value);
