import { SLUGS } from './lessons.ts';
import { expect, open, stepCount, test } from './site.ts';
import { expectAccessible, expectFits } from './sound.ts';

/** A laptop, a phone, and the narrowest screen that WCAG's reflow asks for. */
const WIDTHS = [390, 320, 1280];

for (const slug of SLUGS)
  test(`every step of ${slug} opens by its address, fits the screen and passes axe in light and dark`, async ({
    page,
  }) => {
    test.slow();
    await open(page, slug);
    const steps = await stepCount(page);
    expect(steps).toBeGreaterThan(0);
    for (let step = 1; step <= steps; step++) {
      const at = `${slug}/${step}`;
      await open(page, slug, step);
      await expect(page).toHaveTitle(/\S+ · Loaded Dice/);
      await expect(page.locator('.stage')).toHaveText(/\w/);
      await expect(page.getByRole('alert')).toHaveCount(0);
      const bars = page.locator('.stage [data-bar]');
      const least = Math.min(1, await bars.count());
      await expectAccessible(page, at);
      for (const width of WIDTHS) {
        await expectFits(page, [width], at);
        expect(await bars.count(), `${at} at ${width} px has lost its bars`).toBeGreaterThanOrEqual(least);
      }
    }
  });

test('the course has its lessons in order in the contents', async ({ page }) => {
  await open(page, 'logits');
  await page.getByRole('button', { name: 'Contents' }).click();
  const links = await page.getByRole('navigation', { name: 'Lessons' }).getByRole('link').all();
  const targets = await Promise.all(links.map((link) => link.getAttribute('href')));
  expect(targets).toEqual(SLUGS.map((slug) => `#/${slug}`));
});
