import type { Page } from '@playwright/test';
import { arrived, expect, open, test } from './site.ts';

/** How wide the figure's first chart is drawn, and how wide its place is. */
const widths = (page: Page) =>
  page
    .locator('.stage ld-chart')
    .first()
    .evaluate((chart) => ({
      drawn: Number(chart.querySelector('svg')?.getAttribute('width')),
      place: Math.floor(chart.getBoundingClientRect().width),
    }));

test('a chart follows the width of its place', async ({ page }) => {
  await open(page, 'temperature', 1);
  const wide = await widths(page);
  expect(wide.drawn).toBe(wide.place);
  await page.setViewportSize({ width: 600, height: 800 });
  await expect.poll(async () => (await widths(page)).drawn).toBeLessThan(wide.drawn);
  const narrow = await widths(page);
  expect(narrow.drawn).toBe(narrow.place);
});

test('no frame shows an empty chart when the reader turns to another step', async ({ page }) => {
  await open(page, 'top-k', 1);
  const empty = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const look = () => {
      for (const chart of document.querySelectorAll('ld-chart'))
        if (!chart.querySelector('svg')) seen.push(location.hash);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  for (const step of [2, 3, 4, 5]) {
    await page.getByRole('button', { name: 'Next step' }).click();
    await arrived(page, 'top-k', step);
  }
  expect(await empty.jsonValue()).toEqual([]);
});
