import type { Page } from '@playwright/test';
import { atSixFigures, savedCsv } from './downloads.ts';
import { expect, open, test } from './site.ts';
import { expectSound } from './sound.ts';
import { stopAfter } from './stop.ts';
import { asNumber, readTable } from './tables.ts';

const LOADING = { timeout: 100_000 };
const NAMES = ['Greedy', 'T = 0.7', 'T = 0.7, p = 0.9', 'T = 1, k = 50', 'T = 1.2, p = 0.95'];
const DRAWN = '.column .piece';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.setTimeout(150_000);

test('five settings write from one seed, and write the same again', async ({ page }) => {
  await open(page, 'generate', 4, '?n=6&seed=3&backend=wasm');
  await button(page, 'Start the race').click();
  await expect(button(page, 'Write again')).toBeVisible(LOADING);
  expect(await page.locator('.column h3').evaluateAll(firstLines)).toEqual(NAMES);
  const first = await texts(page);
  expect(first.map((pieces) => pieces.length)).toEqual([6, 6, 6, 6, 6]);
  await button(page, 'Write again').click();
  await expect(button(page, 'Stop')).toBeVisible();
  await expect(button(page, 'Write again')).toBeVisible(LOADING);
  expect(await texts(page)).toEqual(first);

  const { columns, rows } = await readTable(page);
  const cell = (name: string, row: string[]) => row[columns.indexOf(name)] ?? '';
  expect(rows.map((row) => cell('Setting', row))).toEqual(NAMES);
  rows.forEach((row, i) => {
    const pieces = first[i] ?? [];
    expect(cell('Text', row)).toBe(pieces.join(''));
    expect(asNumber(cell('Distinct-1', row))).toBeCloseTo(new Set(pieces).size / 6, 5);
    expect(asNumber(cell('Surprise', row))).toBeGreaterThan(0);
  });
  await page.getByText('Table and files').click();
  const csv = await savedCsv(page, button(page, 'CSV'));
  expect(atSixFigures(csv)).toEqual(atSixFigures([columns, ...rows]));
  expect(cell('Prompt', csv[1] ?? [])).toBe('Once upon a time in a land far away,');
  await expectSound(page);
});

test('Stop keeps what is there, and Resume goes on to the same texts', async ({ page }) => {
  await open(page, 'generate', 4, '?n=24&backend=wasm');
  await stopAfter(page, button(page, 'Start the race'), DRAWN, 60);
  await expect(button(page, 'Resume')).toBeVisible();
  const stopped = await texts(page);
  const written = stopped.flat().length;
  expect(written).toBeGreaterThan(5);
  expect(written).toBeLessThan(5 * 24);
  await expect(page.locator('.summary')).toContainText('of 5 texts are written.');
  await button(page, 'Resume').click();
  await expect(button(page, 'Write again')).toBeVisible(LOADING);
  const whole = await texts(page);
  expect(whole.map((pieces) => pieces.length)).toEqual([24, 24, 24, 24, 24]);
  stopped.forEach((pieces, i) => {
    expect(whole[i]?.slice(0, pieces.length)).toEqual(pieces);
  });
});

test('leaving the step stops the race', async ({ page }) => {
  await open(page, 'generate', 4, '?n=200&backend=wasm');
  await button(page, 'Start the race').click();
  await expect(page.locator(DRAWN).first()).toBeAttached(LOADING);
  await button(page, 'Step 3: Hot text falls apart').click();
  await button(page, 'Step 4: A race of five dice').click();
  await expect(page.getByRole('button', { name: /Start the race|Stop/ })).toBeVisible();
  await expect(button(page, 'Stop')).toBeHidden();
});

test('covered texts tell nothing of their settings until the reader asks', async ({ page }) => {
  await open(page, 'generate', 5, '?n=5&seed=11&backend=wasm');
  await button(page, 'Write five texts').click();
  await expect(page.locator(DRAWN).first()).toBeAttached(LOADING);
  await expectNoLeak(page);
  await expect(button(page, 'Write again')).toBeVisible(LOADING);
  await expectNoLeak(page);
  await expectSound(page);

  // By the keyboard alone: the arrows choose in a group, digits too, Tab goes on to the next group.
  await page.getByRole('radio', { name: '1' }).first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('5');
  await expect(
    page.getByRole('group', { name: 'Coherence of text A' }).getByRole('radio', { name: '2' }),
  ).toBeChecked();
  await expect(
    page.getByRole('group', { name: 'Creativity of text A' }).getByRole('radio', { name: '5' }),
  ).toBeChecked();
  await expect(page.locator('article.step')).toHaveAttribute('data-step', '5');
  await expectNoLeak(page);

  await button(page, 'Text C').click();
  await expectNoLeak(page);
  await button(page, 'Show the settings').focus();
  await page.keyboard.press('Enter');
  const heads = await page.locator('.column h3').evaluateAll(firstLines);
  expect(heads.map((head) => head.slice(3)).toSorted()).toEqual(NAMES.toSorted());
  const first = (heads[0] ?? '').slice(3);
  const third = (heads[2] ?? '').slice(3);
  const greedy = heads.find((head) => head.endsWith('Greedy'))?.[0];
  await expect(page.locator('.guess')).toHaveText(
    third === 'Greedy'
      ? 'Your guess is right: text C is greedy.'
      : `Your guess, text C, is ${third}; greedy is text ${greedy}.`,
  );
  await expect(page.locator('.summary')).toHaveText(
    `You found ${first} the most coherent (2) and ${first} the most creative (5).`,
  );
  await expectSound(page);
  await page.getByText('Table and files').click();
  const csv = await savedCsv(page, button(page, 'CSV'));
  expect(csv[1]?.slice(0, 4)).toEqual([first, 'A', '2', '5']);
  expect(csv[2]?.slice(1, 4)).toEqual(['B', '', '']);

  // Covered again, they are as before; another step and back, and the marks are still there.
  await button(page, 'Cover the settings').click();
  await expectNoLeak(page);
  await open(page, 'generate', 1);
  await open(page, 'generate', 5, '?n=5&seed=11&backend=wasm');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(2);
});

test('a setting that cannot be used gets a sentence', async ({ page }) => {
  await open(page, 'generate', 4, '?backend=wasm&n=2');
  await page.getByRole('textbox', { name: 'Prompt' }).fill('word '.repeat(300));
  await button(page, 'Start the race').click();
  await expect(page.getByRole('alert')).toContainText('Shorten the prompt', LOADING);
});

/** The tokens of each column. */
const texts = (page: Page) =>
  page
    .locator('.column .text')
    .evaluateAll((all) =>
      all.map((text) => [...text.querySelectorAll('.piece')].map((piece) => piece.textContent ?? '')),
    );

/** A column's head without the note under it. */
const firstLines = (heads: (HTMLElement | SVGElement)[]) =>
  heads.map((head) =>
    [...head.childNodes].flatMap((node) => (node instanceof Text ? node.data : [])).join(''),
  );

/** Nothing in the figure's own markup (text, titles, labels, names, classes) says what wrote a text. */
async function expectNoLeak(page: Page): Promise<void> {
  const markup = await page.locator('.columns').evaluate((columns) => {
    const copy = columns.cloneNode(true) as HTMLElement;
    for (const piece of copy.querySelectorAll('.piece')) piece.textContent = '';
    return copy.outerHTML;
  });
  expect(markup).not.toMatch(/greedy|cool|focused|top-|lively|\bT =|die|nats|distinct|a second/i);
  await expect(page.locator('details.twin')).toHaveCount(0);
}
