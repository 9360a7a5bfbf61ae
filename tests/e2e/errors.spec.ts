import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './site.ts';

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
  { at: ['logits', 5], field: 'Seed', typed: '4294967296', code: 'bad-seed' },
  { at: ['compare', 5], field: 'Seed', typed: '4294967296', code: 'bad-seed' },
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
  test(`${field} ${typed} in ${at.join('/')} gets a sentence, and the page lives on`, async ({ page }) => {
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

test.describe('while a field holds what cannot be used', () => {
  const temperature = (page: Page) => page.getByRole('textbox', { name: 'Temperature, exact value' });
  const type = async (field: Locator, text: string) => {
    await field.fill(text);
    await field.press('Enter');
  };

  for (const [typed, sentence] of [
    [
      'abc',
      '“abc” is not a number. The temperature must be a finite number of 0 or more, where 0 is greedy.',
    ],
    ['1,000', '“1,000” can be read in two ways: write 1000 or 1.000.'],
    ['-1', 'The temperature must be a finite number of 0 or more, where 0 is greedy. Got -1.'],
  ] as const)
    test(`${typed}: the last chart stays, pale, and the field is marked`, async ({ page }) => {
      await open(page, 'top-p');
      const body = page.locator('.figure-body');
      const before = await body.innerText();
      await type(temperature(page), typed);
      await expect(temperature(page)).toHaveAttribute('aria-invalid', 'true');
      await expect(temperature(page)).toHaveAccessibleDescription(new RegExp(`^${sentence}`));
      await expect(temperature(page)).toHaveAccessibleName('Temperature, exact value');
      await expect(page.getByRole('alert')).toHaveCount(1);
      await expect(page.locator('.fields, .slider').filter({ has: page.getByRole('alert') })).toHaveCount(1);
      expect(await body.innerText()).toBe(before);
      await expect(body).toHaveAttribute('inert');
      expect(Number(await body.evaluate((each) => getComputedStyle(each).opacity))).toBeLessThan(0.5);
      await type(temperature(page), '0,5');
      await expect(temperature(page)).not.toHaveAttribute('aria-invalid');
      await expect(page.getByRole('alert')).toHaveCount(0);
      await expect(body).not.toHaveAttribute('inert');
      await expect(page).toHaveURL(/T=0\.5/);
    });

  test('a title keeps to the chart that stands under it', async ({ page }) => {
    await open(page, 'top-k', 2);
    const title = page.locator('.figure h2');
    const before = await title.textContent();
    await type(page.getByRole('textbox', { name: 'Keep the best, exact value' }), '2.5');
    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'bad-top-k');
    await expect(title).toHaveText(before ?? '');
  });

  test('the coin is not dropped in silence, and an empty field is the seed’s coin again', async ({
    page,
  }) => {
    await open(page, 'logits', 5);
    const coin = page.getByRole('textbox', { name: 'Coin u' });
    await type(coin, '0,25');
    await expect(page.locator('.summary')).toContainText('0.25');
    await type(coin, 'abc');
    await expect(coin).toHaveValue('abc');
    await expect(coin).toHaveAccessibleDescription(/“abc” is not a number/);
    await type(coin, '');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.locator('.summary')).toContainText('Roll 1: the coin');
  });

  test('a logit is told of in its own row', async ({ page }) => {
    await open(page, 'logits', 3);
    await page.getByText('Edit words and logits').click();
    await type(page.getByRole('textbox', { name: 'Logit of London' }), 'x');
    await expect(page.locator('.editor-row').filter({ has: page.getByRole('alert') })).toContainText('#1');
    await expect(page.getByRole('textbox', { name: 'Logit of London' })).toHaveValue('x');
    await expect(page.locator('[aria-invalid]')).toHaveCount(1);
  });

  test('the model’s own fields say at once what is no number', async ({ page }) => {
    await open(page, 'generate', 3, '?strategy=own');
    await type(temperature(page).or(page.getByRole('textbox', { name: 'Temperature' })), 'x');
    await expect(page.getByRole('textbox', { name: 'Temperature' })).toHaveAccessibleDescription(
      '“x” is not a number.',
    );
  });

  test('a list reads decimal commas between semicolons, and names what is none', async ({ page }) => {
    await open(page, 'sweep', 1);
    const field = page.getByRole('textbox', { name: 'Temperatures' });
    await type(field, '0,3; 0,7');
    await expect(field).toHaveValue('0.3, 0.7');
    await type(field, '0,3; x');
    await expect(field).toHaveValue('0,3; x');
    await expect(field).toHaveAccessibleDescription(/^“x” is not a number\./);
  });

  test('another step does not show it, and a link without a chart before it shows the refusal', async ({
    page,
  }) => {
    await open(page, 'top-p', 1);
    await type(temperature(page), 'abc');
    await expect(page.getByRole('alert')).toHaveCount(1);
    await page.goto(page.url().replace('NaN', '-2'));
    await expect(page.getByRole('alert')).toContainText('The sampler cannot use that.');
    await expect(page.locator('.figure-body')).toBeEmpty();
    await expect(temperature(page)).toHaveAccessibleDescription(/Got -2/);
    await open(page, 'top-p', 2);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.locator('[data-bar]').first()).toBeVisible();
  });
});

async function expectRefusalAndRecovery(page: Page, code: string): Promise<void> {
  const alert = page.getByRole('alert').first();
  await expect(alert).toHaveAttribute('data-code', code);
  await expect(alert).toContainText(/\w+ \w+ \w+.*\./);
  await page.getByRole('button', { name: 'Put this step’s settings back' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('.figure-body svg').first()).toBeVisible();
}
