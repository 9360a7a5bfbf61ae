import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './site.ts';

/** @returns the system's colour of that name, as the browser computes it */
function system(page: Page, name: string): Promise<string> {
  return page.evaluate((name) => {
    const probe = document.createElement('i');
    probe.style.color = name;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
}

const style = (locator: Locator, property: string, pseudo = '') =>
  locator
    .first()
    .evaluate(
      (element, [property = '', pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(property),
      [property, pseudo],
    );

/** @returns the colours of an element as the screen shows them, each with its share of the pixels */
async function painted(page: Page, element: Locator): Promise<Map<string, number>> {
  const picture = (await element.screenshot()).toString('base64');
  const pixels = await page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    return [...(canvas?.getImageData(0, 0, image.width, image.height).data ?? [])];
  }, picture);
  const shares = new Map<string, number>();
  for (let i = 0; i < pixels.length; i += 4) {
    const colour = pixels.slice(i, i + 3).join();
    shares.set(colour, (shares.get(colour) ?? 0) + 4 / pixels.length);
  }
  return shares;
}

/** @returns the colour that most of an element has */
const most = (shares: Map<string, number>) => [...shares].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`forced colours, ${colorScheme}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await open(page, 'top-p', 2, '?p=0.9');
    });

    test('the dot of the step, the pressed choice and the rolled token stand out', async ({ page }) => {
      const highlight = await system(page, 'Highlight');
      const dot = page.locator('.dot');
      expect(
        await style(dot.and(page.locator('[aria-current="step"]')), 'background-color', '::before'),
      ).toBe(highlight);
      expect(
        await style(dot.and(page.locator('[aria-current="false"]')), 'background-color', '::before'),
      ).not.toBe(highlight);
      const stop = page.locator('.stop');
      expect(await style(stop.and(page.locator('[aria-pressed="true"]')), 'background-color')).toBe(
        highlight,
      );
      expect(await style(stop.and(page.locator('[aria-pressed="true"]')), 'color')).toBe(
        await system(page, 'HighlightText'),
      );
      expect(await style(stop.and(page.locator('[aria-pressed="false"]')), 'background-color')).not.toBe(
        highlight,
      );
      expect(await style(page.locator('.chip.rolled'), 'background-color')).toBe(highlight);
    });

    test('charts take the colours of the slider and of the text', async ({ page }) => {
      const highlight = await system(page, 'Highlight');
      expect(await style(page.locator('.rolled .bar'), 'fill')).toBe(highlight);
      expect(await style(page.locator('.row:not(.rolled, .removed) .bar'), 'fill')).toBe(
        await system(page, 'CanvasText'),
      );
      expect(await style(page.locator('.removed .bar'), 'stroke')).toBe(await system(page, 'GrayText'));
      const bar = most(await painted(page, page.locator('.rolled .bar').first()));
      const slider = await painted(page, page.locator('input[type="range"]').first());
      expect(slider.get(bar)).toBeGreaterThan(0.1);
    });

    test('letters outside of buttons have the colour of text', async ({ page }) => {
      const text = await system(page, 'CanvasText');
      expect(await style(page.locator('.kicker'), 'color')).toBe(text);
      for (const letters of ['.mark text', '.coin text'])
        expect(await style(page.locator(letters), 'fill')).toBe(text);
    });

    test('a button that is filled paints no plate behind its letters', async ({ page }) => {
      const plain = await style(
        page.getByRole('button', { name: 'Roll 100', exact: true }),
        'background-color',
      );
      const filled = await page.locator('button').evaluateAll(
        (buttons, plain) =>
          buttons
            .map((button) => ({ name: button.textContent?.trim(), style: getComputedStyle(button) }))
            .map(({ name, style }) => ({
              name,
              color: style.color,
              background: style.backgroundColor,
              adjust: style.getPropertyValue('forced-color-adjust'),
            }))
            .filter(({ background }) => background !== plain && !/^rgba\(.*, 0\)$/.test(background)),
        plain,
      );
      expect(filled.map(({ name }) => name)).toEqual(expect.arrayContaining(['Next →', 'Roll', '0.9']));
      const plated = filled.filter(
        ({ color, background, adjust }) => adjust !== 'none' || color === background,
      );
      expect(plated).toEqual([]);
    });
  });
}
