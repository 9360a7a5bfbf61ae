// An edit belongs to the step on which it was made: nothing that a reader does on one step shows on another, unless
// the reader takes it along.
import type { Page } from '@playwright/test';
import { SLUGS } from './lessons.ts';
import { arrived, expect, open, stepCount, test } from './site.ts';
import { LEAVES_THE_EXAMPLE, TRIES } from './tries.ts';

const PARTS = [SLUGS.slice(0, 4), SLUGS.slice(4, 9), SLUGS.slice(9)];
/** How many questions each part of the course asks; twelve in all. */
const QUESTIONS = [6, 3, 3];
const card = (page: Page) => page.locator('.predict');

test.describe('one who guesses and does what every step asks', () => {
  test.use({ asked: true });
  // In parts, so that the whole course takes no longer than a test may.
  for (const [part, slugs] of PARTS.entries())
    test(`meets every question, and every step as its plain address shows it (${part + 1} of ${PARTS.length})`, async ({
      page,
      context,
    }) => {
      test.slow();
      const plain = await context.newPage();
      let questions = 0;
      await open(page, slugs[0] as string);
      await open(plain, slugs[0] as string);
      for (const slug of slugs) {
        await arrived(page, slug, 1);
        const steps = await stepCount(page);
        for (let step = 1; step <= steps; step++) {
          const at = `${slug}/${step}`;
          await arrived(page, slug, step);
          if (await card(page).locator('.predict-options').isVisible()) {
            questions++;
            await expect(page.locator('.other-example')).toHaveCount(0);
            await card(page).locator('.predict-options button').first().click();
          }
          await open(plain, slug, step);
          await expect(async () => expect(await standing(page), at).toEqual(await standing(plain))).toPass({
            timeout: 10_000,
          });
          await expect(page.locator('.own-words, .other-example'), at).toHaveCount(0);
          await TRIES[at]?.(page);
          await expect(page.locator('.other-example'), at).toHaveCount(
            LEAVES_THE_EXAMPLE.includes(at) ? 1 : 0,
          );
          if (slug !== SLUGS.at(-1) || step < steps) await page.locator('.stepper .next').click();
        }
      }
      expect(questions).toBe(QUESTIONS[part]);
    });
});

test('a question is asked on the step’s own data, whatever the address brings', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('loaded-dice.predict', 'on'));
  await open(page, 'top-p', 1, '?words=a%7Cb&logits=1%2C1&p=0.2&T=3');
  await card(page).getByRole('button', { name: '1', exact: true }).click();
  await expect(card(page)).toContainText('Right: 1. The favourite alone covers 93.6');
  await expect(page.locator('.other-example')).toContainText('The figure shows yours');
});

test('words go along when asked to, where the text fits them, until they are left behind', async ({
  page,
}) => {
  await open(page, 'logits', 5);
  await page.getByText('Edit words and logits').click();
  const take = page.getByRole('button', { name: 'Use my words in the next steps' });
  await expect(take).toBeDisabled();
  await field(page, 'Word 1', 'Sofia');
  await take.click();
  await expect(take).toBeDisabled();
  const chip = page.locator('.own-words');
  await expect(chip).toContainText('Your words go along: SofiaLondonBerlin and 7 more');

  await page.locator('.stepper .next').click();
  await arrived(page, 'temperature', 1);
  await expect(chip).toContainText('Your words go along');
  await expect(page.locator('.stage')).toContainText('Sofia');
  await page.locator('.stepper .next').click();
  await arrived(page, 'temperature', 2);
  await expect(chip).toContainText('Your words wait, for this step shows others: Sofia');
  await expect(page.locator('.figure-body')).not.toContainText('Sofia');

  // A plain link of the course, and the example that an own edit began from, keep them too.
  await page.goto('./#/top-p/4');
  await arrived(page, 'top-p', 4);
  await expect(page.locator('.figure-body')).toContainText('Sofia');
  await page.reload();
  await arrived(page, 'top-p', 4);
  await expect(page.locator('.figure-body')).toContainText('Sofia');

  await page.getByRole('button', { name: 'Leave my words behind' }).click();
  await expect(chip).toHaveCount(0);
  await expect(page.locator('.stage')).toBeFocused();
  await expect(page.locator('.figure-body')).toContainText('soup');
  await expect(page).not.toHaveURL(/own/);
});

test('another example, or an edit on the step itself, goes before the words that go along', async ({
  page,
}) => {
  await open(page, 'min-p', 1, '?own=a%7Cb&ownLogits=1%2C0');
  await expect(page.locator('.own-words')).toContainText('go along: ab');
  await page.getByRole('button', { name: 'One clear favourite' }).click();
  await expect(page.locator('.figure-body')).toContainText('Paris');
  await expect(page.locator('.own-words')).toContainText('wait');
  await page.getByText('Edit words and logits').click();
  await field(page, 'Word 1', 'Sofia');
  await expect(page.locator('.figure-body')).toContainText('Sofia');
  await page.getByRole('button', { name: 'Put the example back' }).click();
  await expect(page.locator('.own-words')).toHaveCount(0);
  await expect(page.locator('.figure-body')).toContainText('Paris');
});

test('an open table, an open editor and a typed value stay behind with their step', async ({ page }) => {
  await open(page, 'temperature', 3);
  for (const name of ['Edit words and logits', 'Table and files']) await page.getByText(name).click();
  await page.keyboard.press('Escape');
  await page.locator('.stepper .next').click();
  await arrived(page, 'temperature', 4);
  expect(await page.locator('.stage details[open]').count()).toBe(0);
});

/** Puts a value into one of the editor's fields. */
async function field(page: Page, name: string, value: string): Promise<void> {
  const target = page.getByRole('textbox', { name, exact: true });
  await target.fill(value);
  await target.blur();
}

/** What a step says and shows, and what its controls stand at. A live figure counts once it has its own text. */
async function standing(page: Page) {
  return page.evaluate(() => {
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => (element as HTMLElement).innerText);
    const values = [...document.querySelectorAll<HTMLInputElement>('.stage input, .stage textarea')].map(
      ({ value, checked }) => `${value} ${checked}`,
    );
    return {
      said: texts('.prose h1, .prose .words, .prose .try, .stage'),
      values,
      open: document.querySelectorAll('.stage details[open]').length,
    };
  });
}
