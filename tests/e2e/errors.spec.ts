import { expect, open, test } from './site';

/** What a reader may type, and the code of the core's refusal. */
const LOGITS = [
  { typed: 'nan', code: 'nan-logit' },
  { typed: 'banana', code: 'nan-logit' },
  { typed: 'inf', code: 'infinite-logit' },
];
const SETTINGS: { at: [string, number]; field: string; typed: string; code: string }[] = [
  { at: ['top-k', 2], field: 'Keep the best, exact value', typed: '-3', code: 'bad-top-k' },
  { at: ['top-k', 2], field: 'Keep the best, exact value', typed: '2.5', code: 'bad-top-k' },
  { at: ['logits', 5], field: 'Seed', typed: '-5', code: 'bad-seed' },
  { at: ['logits', 5], field: 'Coin u', typed: '1', code: 'bad-coin' },
  { at: ['top-p', 1], field: 'Cover at least, exact value', typed: '1.5', code: 'bad-top-p' },
  { at: ['top-p', 1], field: 'Cover at least, exact value', typed: '-0.1', code: 'bad-top-p' },
  { at: ['top-p', 1], field: 'Temperature, exact value', typed: '-1', code: 'bad-temperature' },
  { at: ['top-p', 1], field: 'Temperature, exact value', typed: 'inf', code: 'bad-temperature' },
];

for (const { typed, code } of LOGITS) {
  test(`the logit “${typed}” gets a sentence, and the page lives on`, async ({ page }) => {
    await open(page, 'top-p');
    await page.getByText('Edit words and logits').click();
    const logit = page.getByRole('textbox', { name: 'Logit of Paris' });
    await logit.fill(typed);
    await logit.blur();
    await expectRefusalAndRecovery(page, code);
  });
}

for (const { at, field, typed, code } of SETTINGS) {
  test(`${field} ${typed} gets a sentence, and the page lives on`, async ({ page }) => {
    await open(page, ...at);
    await page.getByRole('textbox', { name: field }).fill(typed);
    await page.getByRole('textbox', { name: field }).blur();
    await expectRefusalAndRecovery(page, code);
  });
}

test('what only the model takes is refused in its own lesson', async ({ page }) => {
  for (const [query, sentence] of [
    ['m=2', 'Min-p must be'],
    ['penalty=0', 'The repetition penalty must be'],
  ]) {
    await open(page, 'generate', 1, `?strategy=own&n=2&backend=wasm&${query}`);
    await page.getByRole('button', { name: 'Generate' }).click();
    await expect(page.getByRole('alert')).toContainText(sentence ?? '', { timeout: 60_000 });
  }
});

test('all words forbidden gets a sentence', async ({ page }) => {
  await open(page, 'top-p', 1, '?words=a%7Cb&logits=-Infinity%2C-Infinity');
  await expectRefusalAndRecovery(page, 'all-masked');
});

test('a list with no words left gets a sentence', async ({ page }) => {
  await open(page, 'logits', 2, '?words=only&logits=1');
  await page.getByText('Edit words and logits').click();
  await page.getByRole('button', { name: 'Remove only' }).click();
  await expectRefusalAndRecovery(page, 'empty-logits');
});

test('words that quote numbers wait while there are none', async ({ page }) => {
  await open(page, 'logits', 3, '?words=a%7Cb&logits=nan%2C1');
  await expect(page.getByText('quotes numbers of the figure')).toBeVisible();
  await expectRefusalAndRecovery(page, 'nan-logit');
  await expect(page.getByText('quotes numbers of the figure')).toBeHidden();
});

async function expectRefusalAndRecovery(page: import('@playwright/test').Page, code: string): Promise<void> {
  const alert = page.getByRole('alert').first();
  await expect(alert).toHaveAttribute('data-code', code);
  await expect(alert).toContainText(/\w+ \w+ \w+.*\./);
  await alert.getByRole('button', { name: 'Put this step’s settings back' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('[data-bar]').first()).toBeVisible();
}
