import { expect, open, test } from './site.ts';
import { readTable } from './tables.ts';

const summary = (page: import('@playwright/test').Page) => page.locator('.summary').first();

test('at T = 0 the entropy is 0, and rows stand by their scores at every temperature', async ({ page }) => {
  await open(page, 'temperature', 4, '?T=0');
  await expect(summary(page)).toContainText('At T = 0 the entropy is 0 of');
  await open(page, 'logits', 1);
  const before = (await readTable(page)).rows.map(([word]) => word);
  for (const typed of ['0', '0.01']) {
    const field = page.getByRole('textbox', { name: 'Temperature, exact value' });
    await field.fill(typed);
    await field.blur();
    await expect(summary(page)).toContainText(`At temperature ${typed},`);
    expect((await readTable(page)).rows.map(([word]) => word)).toEqual(before);
  }
});

test('only a token that is alone has all of the die', async ({ page }) => {
  await open(page, 'logits', 1, '?T=0.05');
  await expect(summary(page)).toContainText('fills >\u00a099.99\u00a0%');
  await open(page, 'logits', 1, '?T=0');
  await expect(summary(page)).toContainText('fills 100\u00a0%');
});

test('the distances between logits stay in sight when all of them move far away', async ({ page }) => {
  await open(page, 'logits', 4, '?shift=1000');
  const wide = page.locator('ld-chart').first().locator('rect.bar');
  const widths = await wide.evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('width'))));
  expect(widths).toHaveLength(10);
  // In the table's order the largest logit comes first: 1,008.5 down to 996.5, of an axis from 980.
  expect((widths[0] ?? 0) / (widths[9] ?? 1)).toBeCloseTo(28.5 / 16.5, 6);
  await expect(page.locator('ld-chart').first()).toContainText('980');
});

test('each token has its number, and a refused logit is named by its word', async ({ page }) => {
  await open(page, 'logits', 2);
  const { columns, rows } = await readTable(page);
  expect(columns).toEqual(['Token', 'Number', 'Logit']);
  expect(rows.at(-1)).toEqual(['cat', '9', '−3.5']);
  await expect(page.getByRole('img', { name: 'banana #8: −2' })).toBeVisible();
  await page.getByText('Edit words and logits').click();
  await page.getByRole('textbox', { name: 'Logit of banana' }).fill('much');
  await page.getByRole('textbox', { name: 'Logit of banana' }).blur();
  await expect(page.getByRole('alert')).toContainText('It is the logit of “banana”.');
});

test('a coin set by hand is no roll of the seed', async ({ page }) => {
  await open(page, 'logits', 5, '?u=0.999');
  await expect(summary(page)).toContainText('The coin, set by hand to 0.999, lies between');
  await expect(page.getByText('This coin is set by hand.')).toBeVisible();
  await page.getByRole('button', { name: 'Start the seed again' }).click();
  await expect(summary(page)).toContainText('Roll 1: the coin 0.3745 lies between');
});

test('k = 1 keeps one token and k = 0 is off', async ({ page }) => {
  await open(page, 'top-k', 2, '?k=1');
  await expect(summary(page)).toContainText('1 token kept; it held 93.6');
  await open(page, 'top-k', 2, '?k=0');
  await expect(summary(page)).toHaveText('All 10 tokens are kept: k = 0 switches top-k off.');
  await open(page, 'top-k', 5, '?k=0');
  await expect(page.getByRole('heading', { name: 'Two predictions, k = 0 (off)' })).toBeVisible();
});

test('the story of a removed token keeps to its columns and names its stage once', async ({ page }) => {
  await open(page, 'top-k', 2, '?k=1&ask=1');
  const lefts = await page
    .locator('.story tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.getBoundingClientRect().left)),
    );
  for (const row of lefts) expect(row).toEqual(lefts[0]);
  await expect(page.locator('.story ld-announce')).toHaveJSProperty(
    'text',
    'London: removed by top-k: 5.2 < 8.5',
  );
});

test('the walk through top-p adds up and marks p where it cuts, the walk through top-k divides', async ({
  page,
}) => {
  await open(page, 'top-p', 4, '?stage=2');
  await expect(page.locator('.cumulative circle')).toHaveCount(12);
  await expect(page.locator('.figure .mark')).toContainText('p = 0.8');
  await open(page, 'top-k', 4, '?stage=3');
  await expect(page.locator('.cumulative')).toHaveCount(0);
  await open(page, 'top-k', 4, '?stage=1');
  await expect(page.getByRole('button', { name: /^Paris: 12.1/ })).toBeVisible();
});
