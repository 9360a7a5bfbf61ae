import type { Page } from '@playwright/test';
import { expect, open, test } from './site.ts';
import { asNumber, readTable } from './tables.ts';

const STAGES = ['repetitionPenalty', 'temperature', 'topK', 'topP', 'minP'];
const LLAMA = ['repetitionPenalty', 'topK', 'topP', 'minP', 'temperature'];

/** Expects these stages in a chain's rows, first to last. Chains count from 0. */
async function expectOrder(page: Page, stages: readonly string[], chain = 0): Promise<void> {
  const rows = page.locator('ld-chain').nth(chain).locator('.link');
  const order = () => rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.stage));
  await expect.poll(order).toEqual(stages);
}

const grip = (page: Page, name: RegExp, chain = 0) =>
  page.locator('ld-chain').nth(chain).getByRole('button', { name });

/** The words that a column of the figure's table gives a share above 0. */
async function survivors(page: Page, column: string): Promise<string[]> {
  const { columns, rows } = await readTable(page);
  const at = columns.indexOf(column);
  return rows.filter((row) => row[at] !== '0').map((row) => row[0] ?? '');
}

const FOUR = ['soup', 'fish', 'rice', 'bread'];
const EIGHT = [...FOUR, 'pasta', 'stew', 'curry', 'salad'];

test('the same settings in two orders keep other tokens', async ({ page }) => {
  await open(page, 'pipeline', 5);
  await expectOrder(page, STAGES, 0);
  await expectOrder(page, LLAMA, 1);
  expect(await survivors(page, 'After order A')).toEqual(FOUR);
  expect(await survivors(page, 'After order B')).toEqual(EIGHT);
  await expect(page.locator('.summary')).toContainText('Order A keeps 4 tokens, order B 8; only B keeps');
  // A removed token's bar is its share before the cut, which may be longer than what others are left with.
  await expect(page.locator('.bars .row.removed .value')).toHaveText(Array(12).fill(/^was /));
  await expect(page.locator('.bars .row:not(.removed) .value', { hasText: 'was' })).toHaveCount(0);
});

test('Down moves a stage, keeps the focus on it, says where it is, and the link brings it back', async ({
  page,
}) => {
  await open(page, 'pipeline', 5);
  const chain = page.locator('ld-chain').first();
  await grip(page, /^temperature, T = 0.3, place 2/).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^temperature, T = 0.3, place 4 of 5/);
  await expectOrder(page, ['repetitionPenalty', 'topK', 'topP', 'temperature', 'minP']);
  expect(await survivors(page, 'After order A')).toEqual(EIGHT);
  await expect(chain.getByRole('status')).toHaveText('temperature, T = 0.3, now 4 of 5');
  await expect(page.locator('.summary')).toHaveText('Order A keeps 8 tokens, order B 8: the same ones.');
  await page.reload();
  await expectOrder(page, ['repetitionPenalty', 'topK', 'topP', 'temperature', 'minP']);
  // The last place is the last: one more Down than there are places changes nothing.
  await grip(page, /^min-p/).focus();
  await page.keyboard.press('ArrowDown');
  await expectOrder(page, ['repetitionPenalty', 'topK', 'topP', 'temperature', 'minP']);
  await page.keyboard.press('ArrowUp');
  await expectOrder(page, ['repetitionPenalty', 'topK', 'topP', 'minP', 'temperature']);
});

test('the buttons of a row move it, and the focus goes along', async ({ page }) => {
  await open(page, 'pipeline', 5);
  const down = grip(page, /^Move temperature, T = 0.3 down/);
  for (let i = 0; i < 3; i++) await down.press('Enter');
  await expectOrder(page, LLAMA);
  // Its own button is off at the end, so the focus is on the stage.
  await expect(page.locator(':focus')).toHaveAccessibleName(/^temperature, T = 0.3, place 5 of 5/);
});

test('a stage is dragged to its place by the mouse, and Escape puts it back', async ({ page }) => {
  await open(page, 'pipeline', 5);
  /** Takes a stage by its grip and carries it to the far side of another's row. */
  const drag = async (stage: string, onto: string) => {
    const row = (name: string) => page.locator('ld-chain').first().locator(`.link[data-stage=${name}]`);
    const from = await row(stage).locator('.grip').boundingBox();
    const to = await row(onto).boundingBox();
    if (!from || !to) throw new Error('a row is not on show');
    await page.mouse.move(from.x + 30, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, to.y > from.y ? to.y + to.height - 4 : to.y + 4, { steps: 12 });
  };
  await drag('temperature', 'topP');
  await page.mouse.up();
  await expectOrder(page, ['repetitionPenalty', 'topK', 'topP', 'temperature', 'minP']);
  expect(await survivors(page, 'After order A')).toEqual(EIGHT);
  await drag('temperature', 'repetitionPenalty');
  await expectOrder(page, ['temperature', 'repetitionPenalty', 'topK', 'topP', 'minP']);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expectOrder(page, ['repetitionPenalty', 'topK', 'topP', 'temperature', 'minP']);
});

test('pressing a stage shows the die after it, and its dead with their reasons', async ({ page }) => {
  await open(page, 'pipeline', 4);
  await grip(page, /^top-k, k = 10/).click();
  await expect(page.locator('.pair h3')).toContainText('After top-k');
  await expect(page.locator('.pair .bars .row.removed')).toHaveCount(2);
  await expect(grip(page, /^top-k/)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('list', { name: /^Removed by top-k/ })).toContainText('removed by top-k');
  await expectOrder(page, STAGES);
});

test('the stop at the cut tells which filter removed how many', async ({ page }) => {
  await open(page, 'pipeline', 1, '?stage=4');
  const summary = page.locator('.summary');
  await expect(summary).toContainText(
    '7 kept, 5 removed: top-k removes 4, top-p removes 1, min-p removes 0;',
  );
  await page.getByRole('textbox', { name: 'Min-p' }).fill('0.4');
  await page.getByRole('textbox', { name: 'Min-p' }).press('Enter');
  const removed = page.locator('.bars .row.removed .note');
  const by = (stage: string) => removed.filter({ hasText: `removed by ${stage}:` }).count();
  await expect(summary).toContainText(
    `top-k removes ${await by('top-k')}, top-p removes ${await by('top-p')}, min-p removes ${await by('min-p')};`,
  );
  expect(await by('min-p')).toBeGreaterThan(0);
  await open(page, 'top-k', 4, '?stage=3');
  await expect(summary).toContainText('removed by top-k;');
});

test('the orders of programs are presets, and what is no stage is named', async ({ page }) => {
  await open(page, 'pipeline', 4);
  await page.getByRole('button', { name: 'llama.cpp' }).click();
  await expectOrder(page, LLAMA);
  await expect(page.getByRole('button', { name: 'Hugging Face' })).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('button', { name: 'Hugging Face' }).click();
  await expect(page.getByRole('button', { name: 'This course' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('group', { name: 'Order of' }).locator('[aria-pressed=true]')).toHaveCount(1);
  await open(page, 'pipeline', 4, '?order=T,T');
  await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'bad-order');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });

  test('a finger on the grip moves the stage and not the page', async ({ page }) => {
    await open(page, 'pipeline', 5);
    const start = grip(page, /^temperature/);
    await start.scrollIntoViewIfNeeded();
    const box = await start.boundingBox();
    if (!box) throw new Error('the row is not on show');
    const scrolled = await page.evaluate(() => scrollY);
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: y === undefined ? [] : [{ x: box.x + 40, y }],
      });
    await touch('touchStart', box.y + 10);
    for (let y = 0; y <= 90; y += 10) await touch('touchMove', box.y + 10 - y);
    await touch('touchEnd');
    await expectOrder(page, ['temperature', 'repetitionPenalty', 'topK', 'topP', 'minP']);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
});

test('on the live model’s vocabulary the order decides how long the nucleus is', async ({ page }) => {
  await open(page, 'pipeline', 6, '?backend=wasm');
  await page.getByRole('button', { name: 'Ask the model' }).click();
  const summary = page.locator('.summary');
  await expect(summary).toContainText('the nucleus has', { timeout: 60_000 });
  const sizes = async (temperature: string) => {
    const field = page.getByRole('textbox', { name: 'Temperature, exact value' });
    await field.fill(temperature);
    await field.press('Enter');
    await expect(page.locator('.figure h2')).toContainText(`T = ${temperature}`);
    const found = /nucleus has ([\d,]+) tokens, with top-p first ([\d,]+)/.exec(await summary.innerText());
    return [asNumber(found?.[1] ?? ''), asNumber(found?.[2] ?? '')] as const;
  };
  const [hot, plain] = await sizes('1.5');
  expect(hot).toBeGreaterThan(5 * plain);
  const [cold, still] = await sizes('0.5');
  expect(still).toBe(plain);
  expect(cold).toBeLessThan(plain / 5);
  expect(await sizes('1')).toEqual([plain, plain]);
  await expect(summary).toContainText('the same ones');
});
