// What every page must hold to, whatever it shows: no fault that axe finds, in either theme, and no scrolling sideways.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** A figure that fills only after a click must hold to the same rules once it is full. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectFits(page, [320, 390, 1280]);
}

/**
 * All of axe's rules in the light theme; in the dark one the rule on contrast alone, for no other depends on colours.
 *
 * @param at where the page stands, for the message
 * @param within a selector; without one the whole page
 */
export async function expectAccessible(page: Page, at = '', within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await faults(axe(page, within)), `${at} in light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(axe(page, within).withRules('color-contrast')), `${at} in dark`).toEqual([]);
}

/** @param widths in CSS px */
export async function expectFits(page: Page, widths: readonly number[], at = ''): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(overflow, `${at} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
  }
}

/** Legacy mode collects the results in the page itself; the other one opens a page for that each time, for frames. */
function axe(page: Page, within?: string): AxeBuilder {
  const builder = new AxeBuilder({ page }).setLegacyMode(true);
  return within ? builder.include(within) : builder;
}

async function faults(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
