import { percent } from '../../web/charts/format.ts';
import { expect, open, test } from './site.ts';
import { expectSound } from './sound.ts';
import { asNumber, readTable } from './tables.ts';

test.setTimeout(180_000);
const LOADING = { timeout: 120_000 };

test('the six settings and the tail on the live model’s whole vocabulary', async ({ page }) => {
  await open(page, 'summary', 4, '?backend=wasm');
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.locator('.summary')).toContainText('Tokens kept of 50,257', LOADING);
  const { rows } = await readTable(page);
  const row = (name: string) =>
    rows
      .find(([first]) => first === name)
      ?.slice(1)
      .map(asNumber) ?? [];
  const kept = row('tokens kept');
  expect(kept.slice(0, 4)).toEqual([50_257, 50_257, 50_257, 10]);
  const [, , , , nucleus = 0, both = 0] = kept;
  expect(nucleus).toBeGreaterThan(both);
  expect(both).toBeGreaterThan(1);
  const [cold = 0, cool = 0, plain = 0, , cut = 0] = row('entropy in nats');
  expect(plain).toBeGreaterThan(cool);
  expect(cool).toBeGreaterThan(cut);
  expect(cut).toBeGreaterThan(cold);
  await expectSound(page);

  await page.getByRole('button', { name: 'Step 3' }).click();
  await expect(page.locator('.summary')).toContainText('49,257 tokens after rank 1,000');
  expect((await readTable(page)).rows.filter(([line]) => line === 'Zipf')[0]?.[1]).toBe('1');
  await expectSound(page);
});

test('what the cuts took away stands over each panel, and the task quotes it', async ({ page }) => {
  await open(page, 'summary', 1);
  const { rows } = await readTable(page);
  const row = (name: string) => rows.find(([first]) => first === name)?.slice(1) ?? [];
  const removed = row('cut away').map((cell) => percent(asNumber(cell)));
  // Of the thousand, each cut takes about a tenth of the die: no trifle.
  expect(removed).toEqual(['0', '0', '0', '11.5', '9.63', '13.5'].map((share) => `${share}\u00a0%`));
  const panels = await page.locator('.scenario .hint').allTextContents();
  removed.forEach((share, i) => {
    expect(panels[i]).toContain(`cut away: ${share}`);
  });
  await expect(page.locator('.try')).toContainText(`${removed[4]} to ${removed[5]}`);
  const rest = row('after rank 30').map((cell) => percent(asNumber(cell)));
  expect(panels[2]).toContain(`after rank 30: ${rest[2]}`);
});

test('the even axis ends just above the largest column', async ({ page }) => {
  await open(page, 'summary', 2, '?T=2&k=0&p=1');
  const ticks = page.locator('.uprights').first().locator('text.tick[text-anchor=end]');
  await expect(ticks.nth(2)).toHaveText('5\u00a0%');
  await page.getByRole('textbox', { name: 'Temperature, exact value' }).fill('0');
  await page.getByRole('textbox', { name: 'Temperature, exact value' }).press('Enter');
  await expect(ticks.nth(2)).toHaveText('100\u00a0%');
});
