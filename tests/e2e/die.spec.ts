import { loadSampler } from '../../web/sampler/load.ts';
import { EXAMPLES, logitsOf } from '../../web/state/examples.ts';
import { expect, open, test } from './site.ts';
import { expectAccessible } from './sound.ts';
import { tallied } from './tables.ts';

const LOGITS = logitsOf(EXAMPLES.capital);

/** What NumPy's stream of seed 42 gives after `skipped` coins. */
async function drawn(skipped: number, rolls: number, temperature: number): Promise<Map<string, number>> {
  const sampler = await loadSampler();
  const random = sampler.random(42);
  for (let i = 0; i < skipped; i++) random.uniform();
  const found = new Map<string, number>();
  for (const id of random.choice(sampler.softmax(LOGITS, { temperature }), rolls)) {
    const word = EXAMPLES.capital.words[id] as string;
    found.set(word, (found.get(word) ?? 0) + 1);
  }
  return found;
}

test('many rolls are tallied with NumPy’s coins, and the same coins are tallied anew when a slider moves', async ({
  page,
}) => {
  await open(page, 'temperature', 1);
  await page.getByRole('button', { name: 'Roll 100', exact: true }).click();
  expect(await tallied(page)).toEqual(await drawn(1, 100, 2));
  await page.getByRole('button', { name: 'Roll 10,000' }).click();
  expect(await tallied(page)).toEqual(await drawn(101, 10_000, 2));
  await expect(page.locator('.tally tbody tr').first()).toContainText('6,327');
  const field = page.getByRole('textbox', { name: 'Temperature, exact value' });
  await field.fill('1');
  await field.blur();
  expect(await tallied(page)).toEqual(await drawn(101, 10_000, 1));
  await page.reload();
  await expect(page.locator('.tally')).toBeVisible();
  expect(await tallied(page)).toEqual(await drawn(101, 10_000, 1));
  await page.getByRole('button', { name: 'Start the seed again' }).click();
  await expect(page.locator('.tally')).toHaveCount(0);
  await expect(page.locator('.coin')).toContainText('u = 0.3745');
});

test('a face too narrow for its name tells it by keyboard', async ({ page }) => {
  await open(page, 'temperature', 1);
  await page.getByRole('group', { name: /^The die: the coin 0.3745 falls on Paris/ }).focus();
  for (const name of [/^Paris: 63/, /^London/, /^Berlin/, /^the/]) {
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.face:focus .face-name')).toHaveText(name);
    await expect(page.locator('.face:focus .face-name')).toBeVisible();
  }
});

test('a link with as many rolls as there may be still answers, and rolls no further', async ({ page }) => {
  await open(page, 'temperature', 1, '?rolls=1000000&batch=10000');
  await expect(page.getByText('Coin 1,000,000 of seed 42')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Roll', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: 'Start the seed again' }).click();
  await expect(page.getByRole('button', { name: 'Roll', exact: true })).toBeEnabled();
});

test('the tally fits a narrow screen and passes axe', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, 'temperature', 1, '?rolls=10001&batch=10000');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page, 'the tally', '.die');
});
