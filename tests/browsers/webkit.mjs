/** WebKitGTK's MiniBrowser, driven through WebDriver on a screen of its own. */
import { Builder, By, Capabilities, Key } from 'selenium-webdriver';
import { findWebKit } from '../../scripts/tools.mjs';
import { startScreen } from './screen.mjs';
import { startWebDriver } from './web-driver.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** @returns {Promise<Browser>} */
export async function openWebKit() {
  const { driver: program, browser: binary } = findWebKit() ?? { driver: '', browser: '' };
  const screen = await startScreen();
  const server = await startWebDriver(program, screen.name).catch((error) => {
    screen.close();
    throw error;
  });
  const close = () => {
    server.close();
    screen.close();
  };
  try {
    const driver = await startBrowser(server.url, binary);
    const version = String((await driver.getCapabilities()).get('browserVersion'));
    return { ...hands(driver), version, close: () => driver.quit().finally(close) };
  } catch (error) {
    close();
    throw error;
  }
}

/** @param {string} server @param {string} binary */
async function startBrowser(server, binary) {
  const options = { binary, args: ['--automation'] };
  const wish = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options });
  const driver = await new Builder().usingServer(server).withCapabilities(wish).build();
  await driver.manage().window().setRect({ width: 1280, height: 800 });
  return driver;
}

/** @param {import('selenium-webdriver').WebDriver} driver @returns {Omit<Browser, 'version' | 'close'>} */
const hands = (driver) => ({
  name: 'WebKitGTK',
  open: (address) => driver.get(address),
  evaluate: (work, given) => driver.executeScript(work, given),
  async write(selector, text) {
    await driver.findElement(By.css(selector)).click();
    await driver.actions().keyDown(Key.CONTROL).sendKeys('a').keyUp(Key.CONTROL).perform();
    await driver.actions().sendKeys(text).perform();
  },
  // Its WebDriver has no log.
  faults: () => [],
});
