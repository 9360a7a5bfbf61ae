import type { Page } from '@playwright/test';
import { expect, open, test } from './site.ts';
import { expectAccessible } from './sound.ts';
import { readTable } from './tables.ts';

const summary = (page: Page) => page.locator('.summary').first();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('three ways are timed in the reader’s own browser, and keep the same tokens', async ({ page }) => {
  await open(page, 'speed', 2);
  await expect(summary(page)).toHaveText('Not measured yet on this machine.');
  await button(page, 'Measure').click();
  await expect(button(page, 'Measure again')).toBeVisible({ timeout: 60_000 });
  await expect(summary(page)).toContainText('All three keep the same 50 tokens.');
  await expect(page.locator('.figure-body')).toContainText('in every one of the 21 rounds');
  const { rows } = await readTable(page);
  expect(rows.map(([name]) => name)).toEqual(['in JavaScript', 'in the core', 'quick way']);
  expect(rows.map((row) => row.at(-1))).toEqual(['50', '50', '50']);
  for (const [, median] of rows) expect(median).toMatch(/^[\d,.]+$/);
  await expectAccessible(page, 'measured', '.stage');

  // Another setting has an outcome of its own; the first one's is still there.
  await button(page, 'min-p 0.1').click();
  await expect(summary(page)).toHaveText('Not measured yet on this machine.');
  await button(page, 'top-k 50').click();
  await expect(summary(page)).toContainText('The quick way takes');
});

test('a measurement can be stopped, and ends with its step', async ({ page }) => {
  await open(page, 'speed', 2);
  // The worker waits for its core for ever, so the measurement does not end by itself.
  await page.route(/sampling-[\w-]+\.wasm$/, () => {});
  const measure = async () => {
    const [worker] = await Promise.all([page.waitForEvent('worker'), button(page, 'Measure').click()]);
    return { ended: worker.waitForEvent('close') };
  };
  const first = await measure();
  await expect(page.getByRole('progressbar', { name: 'Rounds done' })).toBeVisible();
  await button(page, 'Stop').press('Enter');
  await first.ended;
  await expect(button(page, 'Measure')).toBeFocused();
  await expect(summary(page)).toHaveText('Not measured yet on this machine.');

  const second = await measure();
  await page.getByRole('button', { name: 'Next step' }).click();
  await second.ended;
  await expect(page.locator('article[data-step="3"]')).toBeVisible();
});

test('a race goes on under another setting, named and to be stopped there', async ({ page }) => {
  // The worker does not come, so that the race lasts.
  await page.route(/worker-[\w-]+\.js$/, () => {});
  await open(page, 'speed', 2);
  await button(page, 'Measure').click();
  await button(page, 'min-p 0.1').click();
  await expect(page.locator('.race-bar')).toContainText('for top-k 50');
  await button(page, 'Stop').click();
  await expect(button(page, 'Measure')).toBeVisible();
  await expect(page.locator('.race-bar')).not.toContainText('for top-k 50');
});

test('a worker that does not come leaves a sentence and another try', async ({ page }) => {
  await page.route(/worker-[\w-]+\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'x(' }),
  );
  await open(page, 'speed', 2);
  await button(page, 'Measure').click();
  await expect(page.getByRole('alert')).toContainText('its file could not be loaded');
  await expect(button(page, 'Measure')).toBeVisible();
});

test('what each way touches follows the setting, and the same figures read the live model’s logits', async ({
  page,
}) => {
  await open(page, 'speed');
  await expect(summary(page)).toContainText('The core opens 52 of 786 blocks and puts 20 in order.');
  await button(page, 'min-p 0.1').click();
  await expect(summary(page)).toContainText(
    'the notebook puts none in order. The core opens 3 of 786 blocks',
  );
  await button(page, 'Ask the model').click();
  await expect(page.getByRole('textbox', { name: 'The model has read' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('made up from seed')).toHaveCount(0);
  await expect(summary(page)).toContainText(/The core opens \d+ of 786 blocks and puts none in order/);
  // A text that is refused leaves a figure, and the field to mend it in.
  const field = page.getByRole('textbox', { name: 'The model has read' });
  await field.fill('word '.repeat(399));
  await field.blur();
  await expect(page.getByRole('alert')).toContainText('That cannot be used');
  await expect(summary(page)).toContainText('The core opens 3 of 786 blocks');
  await field.fill('He shook his');
  await field.blur();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await open(page, 'speed', 4);
  await expect(page.getByRole('button', { name: /^␣.*: \d/ }).first()).toBeVisible();
});

test('the tries, the tie and the sums are reached by keyboard', async ({ page }) => {
  await open(page, 'speed', 3);
  await expect(summary(page)).toContainText('88 blocks reach');
  await button(page, 'Try 4').press('Enter');
  await expect(summary(page)).toContainText('52 blocks reach 9.308: enough for 50 tokens');
  await expect(button(page, 'On one try')).toBeDisabled();

  await open(page, 'speed', 4);
  await button(page, '710, which cuts a tie').press('Enter');
  await page.getByRole('group', { name: /^Tokens at the edge/ }).focus();
  await page.getByRole('button', { name: /^#26,357: / }).press('Enter');
  await expect(page.locator('.story')).toContainText('it ties with the last one kept, which comes first');

  await open(page, 'speed', 5);
  await button(page, '0.99999').press('Enter');
  await expect(summary(page)).toContainText('in float32 the sum never does, and all are kept');
});
