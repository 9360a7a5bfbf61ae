import { expect, open, test } from './site.ts';
import { asNumber, readTable } from './tables.ts';

test('a claim leads to the step that shows it, with its sliders set', async ({ page }) => {
  await open(page, 'takeaways', 3);
  await page.getByRole('link', { name: 'Entropy measures how unsure it is' }).click();
  await expect(page.locator('article[data-lesson="temperature"][data-step="3"] h1')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Temperature, exact value' })).toHaveValue('3');
  await expect(page.locator('.summary')).toContainText('1.79');
});

test.describe('for a reader who is asked to predict', () => {
  test.use({ asked: true });
  for (const step of [2, 3, 6])
    test(`every link of step ${step} brings settings, and the figure is there at once or after its question`, async ({
      page,
    }) => {
      await open(page, 'takeaways', step);
      const links = await page
        .locator('a.see')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(links.length).toBeGreaterThan(4);
      for (const link of new Set(links)) {
        expect(link).toContain('?');
        await page.goto(`./${link}`);
        await expect(page.locator('.stage > *').first(), link).toBeVisible();
        if (await page.locator('.veil').isVisible()) await page.getByRole('button', { name: 'Skip' }).click();
        await expect(page.locator('.stage > :not(.predict)').first(), link).toBeVisible();
        await expect(page, link).toHaveURL(new RegExp(`${link.replaceAll(/[?.]/g, '\\$&')}$`));
      }
    });
});

test('the rule on facts leads to the temperature it quotes', async ({ page }) => {
  await open(page, 'takeaways', 3);
  const rule = page.locator('.rules > li').filter({ hasText: 'At T = 0.3 Paris has' });
  await expect(rule).toContainText('>\u00a099.99\u00a0%');
  await rule.getByRole('link').click();
  await expect(page.locator('article[data-lesson="temperature"] h1')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Temperature, exact value' })).toHaveValue('0.3');
});

test('the rule on top-p names the share of each Paris it speaks of', async ({ page }) => {
  await open(page, 'takeaways', 3);
  const rule = page.locator('.rules > li').filter({ hasText: 'Top-p rather than top-k' });
  await expect(rule).toContainText('95\u00a0% of those 50 words, and 93.6\u00a0% of the ten');
});

test('what is written decides the settings, and the model opens with them', async ({ page }) => {
  await open(page, 'takeaways', 4);
  await page.getByRole('button', { name: 'Ideas' }).click();
  await expect(page.getByRole('textbox', { name: 'Temperature, exact value' })).toHaveValue('1.3');
  await page.getByRole('link', { name: 'Write with these on the live model' }).click();
  await expect(page.locator('article[data-lesson="generate"] h1')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Temperature' })).toHaveValue('1.3');
  await expect(page.getByRole('textbox', { name: 'Min-p' })).toHaveValue('0.1');
});

test('a rule of thumb quotes the core: the entropy at T = 3 is 77.8 % of its maximum', async ({ page }) => {
  await open(page, 'takeaways', 3);
  await expect(page.locator('.rules')).toContainText('77.8\u00a0%');
  await expect(page.locator('.rules')).toContainText('43.4\u00a0%');
});

test('the reader’s die moves with the sliders, on both predictions', async ({ page }) => {
  await open(page, 'takeaways', 1);
  const yours = async () => (await readTable(page)).rows.filter(([die]) => die === 'yours');
  const before = await yours();
  const field = page.getByRole('textbox', { name: 'Temperature, exact value' });
  await field.fill('1.5');
  await field.press('Enter');
  await expect.poll(yours).not.toEqual(before);
  const after = await yours();
  for (const [i, row] of after.entries())
    expect(asNumber(row[2] ?? '')).toBeGreaterThan(asNumber(before[i]?.[2] ?? ''));
});
