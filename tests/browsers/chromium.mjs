/** Chromium, which the other browsers are compared with. */
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/tools.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** @returns {Promise<Browser>} */
export async function openChromium() {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  /** @type {string[]} */
  const faults = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  return {
    name: 'Chromium',
    version: browser.version(),
    async open(address) {
      await page.goto(address);
    },
    evaluate: (work, given) => page.evaluate(/** @type {any} */ (work), given),
    async write(selector, text) {
      await page.click(selector);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    faults: () => faults,
    close: () => browser.close(),
  };
}
