import { expect, open, test } from './site';

/** What a reader may type, and the code of the core's refusal. */
const LOGITS = [
  { typed: 'nan', code: 'nan-logit' },
  { typed: 'banana', code: 'nan-logit' },
  { typed: 'inf', code: 'infinite-logit' },
];
const SETTINGS = [
  { field: 'Cover at least, exact value', typed: '1.5', code: 'bad-top-p' },
  { field: 'Cover at least, exact value', typed: '-0.1', code: 'bad-top-p' },
  { field: 'Temperature, exact value', typed: '-1', code: 'bad-temperature' },
  { field: 'Temperature, exact value', typed: 'inf', code: 'bad-temperature' },
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

for (const { field, typed, code } of SETTINGS) {
  test(`${field} ${typed} gets a sentence, and the page lives on`, async ({ page }) => {
    await open(page, 'top-p');
    await page.getByRole('textbox', { name: field }).fill(typed);
    await page.getByRole('textbox', { name: field }).blur();
    await expectRefusalAndRecovery(page, code);
  });
}

test('all words forbidden gets a sentence', async ({ page }) => {
  await open(page, 'top-p', 1, '?words=a%7Cb&logits=-Infinity%2C-Infinity');
  await expectRefusalAndRecovery(page, 'all-masked');
});

async function expectRefusalAndRecovery(page: import('@playwright/test').Page, code: string): Promise<void> {
  const alert = page.getByRole('alert').first();
  await expect(alert).toHaveAttribute('data-code', code);
  await expect(alert).toContainText(/\w+ \w+ \w+.*\./);
  await alert.getByRole('button', { name: 'Put the example back' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('[data-bar]').first()).toBeVisible();
}
