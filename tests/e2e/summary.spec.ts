import { expectSound } from './drawn';
import { expect, open, test } from './site';
import { asNumber, readTable } from './tables';

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
