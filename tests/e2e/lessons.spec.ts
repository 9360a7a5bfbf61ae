import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { SLUGS } from './lessons';
import { expect, open, stepCount, test } from './site';

/** A laptop, a phone, and the narrowest screen that WCAG's reflow asks for. */
const WIDTHS = [1280, 390, 320];

for (const slug of SLUGS) {
  test(`every step of ${slug} opens by its address and fits the screen`, async ({ page }) => {
    await eachStep(page, slug, async (step) => {
      await expect(page).toHaveTitle(/\S+ · Loaded Dice/);
      await expect(page.locator('.stage')).toHaveText(/\w/);
      await expect(page.getByRole('alert')).toHaveCount(0);
      const bars = page.locator('.stage [data-bar]');
      const least = Math.min(1, await bars.count());
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect(overflow, `${slug}/${step} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
        expect(await bars.count(), `${slug}/${step} at ${width} px has lost its bars`).toBeGreaterThanOrEqual(
          least,
        );
      }
    });
  });

  test(`every step of ${slug} passes axe in light and dark`, async ({ page }) => {
    await eachStep(page, slug, async (step) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
        expect(found, `${slug}/${step} in ${colorScheme}`).toEqual([]);
      }
    });
  });
}

test('the course has its lessons in order in the contents', async ({ page }) => {
  await open(page, 'logits');
  await page.getByRole('button', { name: 'Contents' }).click();
  const links = await page.getByRole('navigation', { name: 'Lessons' }).getByRole('link').all();
  const targets = await Promise.all(links.map((link) => link.getAttribute('href')));
  expect(targets).toEqual(SLUGS.map((slug) => `#/${slug}`));
});

async function eachStep(page: Page, slug: string, check: (step: number) => Promise<void>): Promise<void> {
  await open(page, slug);
  const steps = await stepCount(page);
  expect(steps).toBeGreaterThan(0);
  for (let step = 1; step <= steps; step++) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, slug, step);
    await check(step);
  }
}
