import { SLUGS } from './lessons';
import { expect, open, stepCount, test } from './site';

for (const slug of SLUGS) {
  test(`the address restores every slider of ${slug}`, async ({ page, context }) => {
    await open(page, slug);
    const steps = await stepCount(page);
    for (let step = 1; step <= steps; step++) {
      await open(page, slug, step);
      const fields = page.locator('.controls .slider .exact');
      for (const field of await fields.all()) {
        await field.fill('0.5');
        await field.blur();
      }
      const drawn = await page.locator('.figure-body, .summary').allTextContents();
      const link = page.url();
      const other = await context.newPage();
      await other.goto(link);
      await expect(other.locator('article.step')).toHaveAttribute('data-step', String(step));
      expect(await other.locator('.controls .slider .exact').evaluateAll(values)).toEqual(
        await fields.evaluateAll(values),
      );
      expect(await other.locator('.figure-body, .summary').allTextContents()).toEqual(drawn);
      await other.close();
    }
  });
}

test('seed, coin and the reader’s own words come back from a link', async ({ page }) => {
  await open(page, 'top-p', 1, '?words=up%7Cdown&logits=1%2C2&T=0.5&p=0.7');
  await expect(page.getByRole('textbox', { name: 'Temperature, exact value' })).toHaveValue('0.5');
  await expect(page.getByRole('textbox', { name: 'Cover at least, exact value' })).toHaveValue('0.7');
  await page.getByText('Edit words and logits').click();
  await expect(page.getByRole('textbox', { name: 'Word 2' })).toHaveValue('down');
  await expect(page.getByRole('textbox', { name: 'Logit of down' })).toHaveValue('2');
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

const values = (fields: (HTMLElement | SVGElement)[]) =>
  fields.map((field) => (field as HTMLInputElement).value);
