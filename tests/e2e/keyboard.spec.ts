import type { Page } from '@playwright/test';
import { SLUGS } from './lessons';
import { expect, open, stepCount, test } from './site';

const article = 'article.step';

test('the arrow keys walk the steps and cross into the next lesson', async ({ page }) => {
  await open(page, 'logits');
  const steps = await stepCount(page);
  for (let step = 2; step <= steps; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(article)).toHaveAttribute('data-step', String(step));
  }
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(article)).toHaveAttribute('data-lesson', 'temperature');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator(article)).toHaveAttribute('data-lesson', 'logits');
});

test('the arrow keys in a field and on a slider stay there', async ({ page }) => {
  await open(page, 'top-p');
  const slider = page.getByRole('slider', { name: 'Cover at least' });
  await slider.focus();
  const before = Number(await slider.inputValue());
  await page.keyboard.press('ArrowLeft');
  expect(Number(await slider.inputValue())).toBeLessThan(before);
  await expect(page.locator(article)).toHaveAttribute('data-step', '1');
});

test('Up and Down read the bars of a chart', async ({ page }) => {
  await open(page, 'top-p');
  await page
    .getByRole('group', { name: /Up and Down arrows/ })
    .first()
    .focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-bar]:focus')).toHaveCount(1);
});

test('Escape closes the contents and gives the focus back', async ({ page }) => {
  await open(page, 'logits');
  const button = page.getByRole('button', { name: 'Contents' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
});

for (const slug of SLUGS) {
  test(`Tab reaches every control of ${slug}, and the focus shows`, async ({ page }) => {
    await open(page, slug);
    const wanted = await markControls(page);
    expect(wanted).toBeGreaterThan(3);
    const reached = new Set<string>();
    // Twice round is plenty: the browser's own stops between the last and the first control are few.
    for (let presses = 0; presses < 2 * wanted + 20 && reached.size < wanted; presses++) {
      await page.keyboard.press('Tab');
      const { mark, shows, html } = await focused(page);
      if (mark === undefined) continue;
      expect(shows, `the focus does not show on ${html}`).toBe(true);
      reached.add(mark);
    }
    expect(reached.size).toBe(wanted);
  });
}

/** Numbers every control that a mouse can use now. @returns how many there are */
function markControls(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
    const usable = [...all].filter((control) => control.checkVisibility() && !control.matches(':disabled'));
    usable.forEach((control, i) => {
      control.dataset.tested = String(i);
    });
    return usable.length;
  });
}

/** The control that has the focus, and whether an outline or a shadow says so. */
function focused(page: Page) {
  return page.evaluate(() => {
    const control = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(control);
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    return {
      mark: control.dataset?.tested,
      shows: outlined || boxShadow !== 'none',
      html: control.outerHTML.slice(0, 120),
    };
  });
}
