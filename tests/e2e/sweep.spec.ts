import type { Page } from '@playwright/test';
import { atSixFigures, savedCsv } from './downloads.ts';
import { expect, open, test } from './site.ts';
import { expectSound } from './sound.ts';
import { stopAfter } from './stop.ts';
import { readTable } from './tables.ts';

const LOADING = { timeout: 100_000 };
/** Two temperatures, two texts at each, four tokens a text. */
const SMALL = '?backend=wasm&Ts=0.3,1.5&each=2&len=4&seed=5';
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const group = (page: Page, name: RegExp) => page.getByRole('group', { name });

test.setTimeout(150_000);

test('every temperature takes the same seeds, and the table holds every text', async ({ page }) => {
  await open(page, 'sweep', 1, SMALL);
  await button(page, 'Write 4 texts').click();
  await written(page);
  expect(await page.locator('.column h3').allTextContents()).toEqual(['T = 0.3', 'T = 1.5']);
  expect(await page.locator('.completions .hint').allTextContents()).toEqual([
    'seed 5',
    'seed 6',
    'seed 5',
    'seed 6',
  ]);
  const texts = await page.locator('.completions .text').allTextContents();
  expect(new Set(texts).size).toBeGreaterThan(1);
  const { columns, rows } = await readTable(page);
  expect(rows.map((row) => row[columns.indexOf('Text')])).toEqual(texts);
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
    ['0.3', '5'],
    ['0.3', '6'],
    ['1.5', '5'],
    ['1.5', '6'],
  ]);
  await page.getByText('Table and files').click();
  const csv = await savedCsv(page, button(page, 'CSV'));
  expect(atSixFigures(csv)).toEqual(atSixFigures([columns, ...rows]));
  // One temperature more: what is written stays, and only the new texts are asked for.
  await page.getByRole('textbox', { name: 'Temperatures' }).fill('0.3, 1.5, 0');
  await page.getByRole('textbox', { name: 'Temperatures' }).blur();
  await expect(page.locator('.status')).toHaveText('4 of 6 texts');
  await button(page, 'Resume').click();
  await written(page);
  const greedy = await page.locator('.column').nth(2).locator('.text').allTextContents();
  expect(new Set(greedy).size).toBe(1);
  await expectSound(page);
});

test('Stop keeps what is there, and Resume goes on to the end', async ({ page }) => {
  await open(page, 'sweep', 1, '?backend=wasm&Ts=0.7&each=3&len=30');
  await stopAfter(page, button(page, 'Write 3 texts'), '.completions .text', 10);
  await expect(button(page, 'Resume')).toBeVisible();
  const stopped = await page.locator('.completions .text').allTextContents();
  await button(page, 'Resume').click();
  await written(page);
  const whole = await page.locator('.completions .text').allTextContents();
  stopped
    .filter((text) => text !== '…')
    .forEach((text, i) => {
      expect(whole[i]?.startsWith(text)).toBe(true);
    });
  expect(whole.every((text) => text.length > 30)).toBe(true);
});

test('texts are rated blind by the keyboard; the marks outlive the page and reach the file', async ({
  page,
}) => {
  await open(page, 'sweep', 2, SMALL);
  await button(page, 'Write 4 texts').click();
  await written(page);
  await expectCovered(page);
  await expectSound(page);
  for (let text = 1; text <= 4; text++) {
    await expect(page.locator('.which')).toHaveText(`Text ${text} of 4`);
    await group(page, /^Coherence/)
      .getByRole('radio', { name: '1' })
      .focus();
    await page.keyboard.press(String(text));
    await page.keyboard.press('Tab');
    await page.keyboard.press('5');
    await expectCovered(page);
    if (text === 4) break;
    await button(page, 'Next text').focus();
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('.summary')).toHaveText('4 of 4 texts rated.');
  await expect(group(page, /^Coherence/).getByRole('radio', { name: '4' })).toBeChecked();

  await page.reload();
  await expect(page.locator('article.step')).toHaveAttribute('data-step', '2');
  await button(page, 'Write 4 texts').click();
  await written(page);
  await expect(page.locator('.summary')).toHaveText('4 of 4 texts rated.');
  await button(page, 'Step 3: What you found').click();
  await expect(page.locator('.summary')).toContainText(
    /^Highest: coherence .* at T = .*; creativity 5 at T = 0.3 and 1.5; distinct-2/,
  );
  await expectSound(page);
  const csv = await savedCsv(page, button(page, 'Save all texts and marks as CSV'));
  expect(csv[0]?.slice(0, 4)).toEqual(['Temperature', 'Seed', 'Coherence', 'Creativity']);
  expect(
    csv
      .slice(1)
      .map((row) => row[2])
      .toSorted(),
  ).toEqual(['1', '2', '3', '4']);
  expect(csv.slice(1).map((row) => row[3])).toEqual(['5', '5', '5', '5']);
  // The chart's table averages those marks.
  const { rows } = await readTable(page);
  const coherence = csv.slice(1).map((row) => Number(row[2]));
  const half = (a = 0, b = 0) => String((a + b) / 2);
  expect(rows.map((row) => row[2])).toEqual([
    half(coherence[0], coherence[1]),
    half(coherence[2], coherence[3]),
  ]);
});

test('covered, the first step shows no text either', async ({ page }) => {
  await open(page, 'sweep', 1, `${SMALL}&blind=1`);
  await button(page, 'Write 4 texts').click();
  await written(page);
  await expect(page.locator('.completions')).toHaveCount(0);
  await expect(page.locator('details.twin')).toHaveCount(0);
  await page.getByRole('checkbox').uncheck();
  await expect(page.locator('.completions')).toHaveCount(2);
});

test('a temperature the core refuses gets its sentence before any model is loaded', async ({ page }) => {
  await open(page, 'sweep', 1, '?backend=wasm');
  const field = page.getByRole('textbox', { name: 'Temperatures' });
  await field.fill('0.5, -1');
  await field.blur();
  await expect(page.getByRole('alert')).toContainText('The temperature must be');
  await field.fill('0.5, hot');
  await field.blur();
  await expect(page.getByRole('alert')).toContainText('“hot” is not a number.');
  await field.fill('0.5; 0.7');
  await field.blur();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('.column')).toHaveCount(2);
});

const written = (page: Page) => expect(button(page, 'Write again')).toBeVisible(LOADING);

/** Nothing of the card says at which temperature the text was written. */
async function expectCovered(page: Page): Promise<void> {
  const markup = await page.locator('.figure-body').evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement;
    for (const text of copy.querySelectorAll('.text')) text.textContent = '';
    return copy.outerHTML;
  });
  expect(markup).not.toMatch(/T =|0\.3|1\.5|seed|temperature/i);
  await expect(page.locator('details.twin')).toHaveCount(0);
}
