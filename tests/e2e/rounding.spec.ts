import { expect, open, test } from './site.ts';

test('a sum that touches p is told of, in the figure, in the text and in a token’s story', async ({
  page,
}) => {
  await open(page, 'top-p', 4);
  await page.getByRole('link', { name: 'ten equal tokens' }).click();
  const summary = page.locator('figure .summary').first();
  await expect(summary).toContainText('9 kept, 1 removed by top-p');
  await expect(summary).toContainText('rounding decided that this token stays');
  await open(page, 'top-p', 1, `?words=a%7Cb%7Cc&logits=${[0.5, 0.3, 0.2].map(Math.log).join('%2C')}&p=0.8`);
  await expect(summary).toContainText('The best 3 tokens cover 100\u00a0%');
  await expect(summary).toContainText('rounding decided that this token stays');
  await expect(page.locator('main')).toContainText('though rounding decided here');
  await page.locator('svg .row').first().click();
  await expect(page.locator('.story')).toContainText('among the 3 that reach 0.8, one of them by rounding');
});

test('on the lesson’s own fifty equal tokens too', async ({ page }) => {
  await open(page, 'top-p', 5, '?p=0.2');
  await expect(page.locator('figure .summary').first()).toContainText(
    'unsure: 11 tokens kept (one by rounding), 22',
  );
});

test('nothing of rounding is said where a sum passes p', async ({ page }) => {
  await open(page, 'top-p', 1);
  await expect(page.locator('main')).toContainText('the first sum to reach');
  await expect(page.locator('main')).not.toContainText('rounding');
});
