/** Firefox, driven through WebDriver BiDi. */
import { launch } from 'puppeteer-core';
import { findFirefox } from '../../scripts/tools.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** @returns {Promise<Browser>} */
export async function openFirefox() {
  const browser = await launch({ browser: 'firefox', executablePath: findFirefox(), headless: true });
  const [page = await browser.newPage()] = await browser.pages();
  await page.setViewport({ width: 1280, height: 800 });
  /** @type {string[]} */
  const faults = [];
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  return {
    name: 'Firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    async open(address) {
      await page.goto(address);
    },
    evaluate: (work, given) => page.evaluate(/** @type {any} */ (work), given),
    async write(selector, text) {
      await page.click(selector);
      await page.keyboard.down('Control');
      await page.keyboard.press('a');
      await page.keyboard.up('Control');
      await page.keyboard.type(text);
    },
    faults: () => faults,
    close: () => browser.close(),
  };
}
