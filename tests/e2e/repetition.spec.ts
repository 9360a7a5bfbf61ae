import type { Page } from '@playwright/test';
import { percent } from '../../web/charts/format.ts';
import { expect, open, test } from './site.ts';
import { expectSound } from './sound.ts';
import { stopAfter } from './stop.ts';
import { asNumber, readTable } from './tables.ts';

test.setTimeout(180_000);
const LOADING = { timeout: 120_000 };
const status = (page: Page) => page.locator('.run .status');

test('the penalty that rewards: only the favourite gains left of 1, and “world” gains up to 1.74', async ({
  page,
}) => {
  await open(page, 'repetition', 3);
  const { columns, rows } = await readTable(page);
  expect(columns.slice(0, 3)).toEqual(['Penalty', 'hello', 'world']);
  const at = (penalty: string) =>
    rows.find(([each]) => each === penalty)?.map((cell) => asNumber(cell)) ?? [];
  const [, helloHalf = 0, worldHalf = 1] = at('0.5');
  const [, hello = 1, world = 0] = at('1');
  expect(helloHalf).toBeGreaterThan(hello);
  expect(worldHalf).toBeLessThan(world);
  const words = page.locator('.words');
  await expect(words).toContainText(`“hello” has ${percent(helloHalf)}`);
  await expect(words).toContainText(`“world” falls from ${percent(world)} to ${percent(worldHalf)}`);
  const shares = rows.map((row) => asNumber(row[2] ?? ''));
  const best = asNumber(rows[shares.indexOf(Math.max(...shares))]?.[0] ?? '');
  // The table has a row for every 0.025.
  const [, stated] = /“world” gains up to α = (\d\.\d+)/.exec((await words.textContent()) ?? '') ?? [];
  expect(Math.abs(Number(stated) - best)).toBeLessThan(0.0125);
});

test('the formula carries the penalised logit of the first word said', async ({ page }) => {
  await open(page, 'repetition', 1);
  const formula = page.getByRole('group', { name: 'The penalty with the numbers of the figure' });
  const stated = () => formula.locator('mn').allTextContents();
  expect(await stated()).toEqual(['5', '1.5', '3.33']);
  await page.getByRole('button', { name: '2', exact: true }).click();
  await expect.poll(stated).toEqual(['5', '2', '2.5']);
  // A negative logit is multiplied.
  await open(page, 'repetition', 1, '?example=answers&previous=4&penalty=1.5');
  await expect.poll(stated).toEqual(['1.5', '−2', '−3']);
});

test('the live model runs in a loop, and a small penalty breaks it', async ({ page }) => {
  await open(page, 'repetition', 6, '?backend=wasm');
  await page.getByRole('button', { name: 'Write both' }).click();
  await expect(status(page)).toContainText('2 of 2 texts', LOADING);
  const tried = async () => {
    const { rows } = await readTable(page);
    return rows.map(([penalty, , repeats]) => [penalty, asNumber(repeats ?? '')] as const);
  };
  const [[plain = '', loop = 0] = [], [punished = '', broken = -1] = []] = await tried();
  expect([plain, punished]).toEqual(['1', '1.1']);
  expect(loop).toBeGreaterThan(20);
  expect(broken).toBe(0);
  await expect(page.locator('.summary')).toContainText(`Without a penalty ${loop} of 57`);
  await expect(page.locator('.loop').first().locator('.echo').first()).toBeVisible();
  await expect(page.locator('.loop').last().locator('.echo')).toHaveCount(0);

  // Another penalty is written alone, and joins those tried.
  await page.getByRole('button', { name: '1.02', exact: true }).click();
  await expect(page.locator('.summary')).toContainText('with 1.02 nothing is written yet');
  await expect(status(page)).toHaveText('1 of 2 texts');
  await page.getByRole('button', { name: 'Write with this penalty' }).click();
  await expect.poll(async () => (await tried()).map(([penalty]) => penalty)).toEqual(['1', '1.02', '1.1']);
  await expectSound(page);
});

test('Stop ends the texts, and leaving the step does too', async ({ page }) => {
  await open(page, 'repetition', 6, '?backend=wasm&n=200');
  await stopAfter(page, page.getByRole('button', { name: 'Write both' }), '.loop .piece', 1);
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  const stopped = await page.locator('.loop .piece').count();
  expect(stopped).toBeLessThan(200);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.keyboard.press('Escape');
  await open(page, 'repetition', 1);
  await open(page, 'repetition', 6, '?backend=wasm&n=200');
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
});

test('a strong penalty takes the common words away', async ({ page }) => {
  await open(page, 'repetition', 7, '?backend=wasm');
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.locator('.summary')).toContainText(
    /^The 25 tokens .* have [\d.]+\u00a0% of the die/,
    LOADING,
  );
  const said = async () => {
    const { rows } = await readTable(page);
    return rows
      .filter((row) => row[1] === 'yes')
      .map((row) => [asNumber(row[2] ?? ''), asNumber(row[3] ?? '')]);
  };
  for (const [before, after] of await said()) expect(after).toBe(before);
  await page.getByRole('button', { name: '2', exact: true }).click();
  await expect(page.locator('.figure h2')).toContainText('A penalty of 2');
  const fallen = await said();
  expect(fallen.length).toBeGreaterThan(2);
  for (const [before = 0, after = 1] of fallen) expect(after).toBeLessThan(before / 10);
  await expectSound(page);
});
