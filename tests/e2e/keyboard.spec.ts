import type { Page } from '@playwright/test';
import { SLUGS } from './lessons.ts';
import { expect, open, stepCount, test } from './site.ts';

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

test('arrows with a modifier, over a selection or under a dialog turn no page', async ({ page }) => {
  await open(page, 'top-p', 2);
  for (const modifier of ['Shift', 'Alt', 'Control', 'Meta']) await press(page, `${modifier}+ArrowRight`);
  await page.locator('.words p').first().selectText();
  await press(page, 'ArrowRight');
  await press(page, 'Shift+ArrowRight');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await page.getByRole('button', { name: 'Contents' }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await press(page, 'ArrowRight');
  await expectStep(page, 'top-p', 2);
});

for (const [slug, step, name] of [
  ['top-p', 4, 'On one stop'],
  ['logits', 5, 'Roll'],
  ['logits', 5, 'Contents'],
  ['pipeline', 4, /Up and Down arrows move it/],
] as const)
  test(`the arrow keys on the button ${name} leave the step where it is`, async ({ page }) => {
    await open(page, slug, step);
    await page.getByRole('button', { name, exact: true }).first().focus();
    for (const key of ['ArrowRight', 'ArrowLeft']) {
      await press(page, key);
      await expectStep(page, slug, step);
    }
  });

test('the arrow keys in a chart and in what scrolls leave the step where it is', async ({ page }) => {
  await open(page, 'top-p', 2);
  await page.locator('ld-chart svg[tabindex]').first().focus();
  await press(page, 'ArrowRight');
  await press(page, 'ArrowDown');
  await press(page, 'ArrowRight');
  await page.getByText('Table and files').click();
  await page.locator('.twin-scroll').focus();
  await press(page, 'ArrowRight');
  await expectStep(page, 'top-p', 2);
  await open(page, 'min-p', 3);
  await page
    .getByText(/Four lines/)
    .first()
    .click();
  await page.locator('pre.code').first().focus();
  await press(page, 'ArrowRight');
  await expectStep(page, 'min-p', 3);
});

test('from the stepper and from the figure’s place the arrows turn pages', async ({ page }) => {
  await open(page, 'top-p', 2);
  await page.getByRole('button', { name: 'Previous step' }).focus();
  await page.keyboard.press('ArrowRight');
  await expectStep(page, 'top-p', 3);
  await page.locator('.stage').focus();
  await page.keyboard.press('ArrowLeft');
  await expectStep(page, 'top-p', 2);
});

test('Left and Right read a chart whose values stand side by side, and walk a row of tokens', async ({
  page,
}) => {
  await open(page, 'logits', 5);
  await page.getByRole('group', { name: /Left and Right arrows/ }).focus();
  const labels = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) {
    await page.keyboard.press(key);
    labels.push(await page.locator('[data-bar]:focus').getAttribute('aria-label'));
  }
  expect(labels[0]).toBe(labels[2]);
  expect(labels[1]).not.toBe(labels[0]);
  await open(page, 'pipeline', 4);
  const said = page.getByRole('group', { name: 'Already in the text' }).getByRole('button');
  await said.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(said.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(said.last()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(said.last()).toBeFocused();
  await expectStep(page, 'pipeline', 4);
});

test.describe('with predictions', () => {
  test.use({ asked: true });

  test('the arrow keys on an option of a prediction leave the step, from what came of it they turn pages', async ({
    page,
  }) => {
    await open(page, 'temperature', 1);
    await page.locator('.predict-options button').first().focus();
    await press(page, 'ArrowRight');
    await expectStep(page, 'temperature', 1);
    await page.keyboard.press('Enter');
    await expect(page.locator('.predict.answered')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expectStep(page, 'temperature', 2);
  });
});

for (const [slug, step] of [
  ['logits', 3],
  ['top-p', 1],
  ['pipeline', 4],
  ['sweep', 1],
  ['takeaways', 3],
] as const)
  test(`no ring round a control is cut off in ${slug}/${step}`, async ({ page }) => {
    await open(page, slug, step);
    for (const summary of await page.locator('details > summary').all()) await summary.click();
    expect(await page.evaluate(cutRings)).toEqual([]);
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

/** Presses a key, and leaves the page the time to go where it should not. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function expectStep(page: Page, slug: string, step: number): Promise<void> {
  await expect(page.locator(`${article}[data-lesson="${slug}"][data-step="${step}"]`)).toBeVisible();
}

/** The controls whose ring reaches beyond what a box around them shows, by their text. */
function cutRings(): string[] {
  const cut: string[] = [];
  for (const control of document.querySelectorAll<HTMLElement>(
    'main :is(a[href], button, input, select, textarea, summary, [tabindex="0"])',
  )) {
    if (!control.checkVisibility()) continue;
    control.scrollIntoView({ block: 'center', inline: 'center' });
    control.focus({ focusVisible: true } as FocusOptions);
    const { outlineWidth, outlineOffset } = getComputedStyle(control);
    const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    const { left, right, top, bottom } = control.getBoundingClientRect();
    for (let box = control.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX === 'visible') continue;
      const edge = box.getBoundingClientRect();
      const [x, y] = [edge.left + box.clientLeft, edge.top + box.clientTop];
      const inside =
        left - ring >= x &&
        right + ring <= x + box.clientWidth &&
        top - ring >= y &&
        bottom + ring <= y + box.clientHeight;
      if (!inside) cut.push(control.outerHTML.slice(0, 90));
    }
  }
  return cut;
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
