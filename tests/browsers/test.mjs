/** What is done in each browser, and the table of what came of it. */
import { soundAlarm } from './alarm.mjs';
import { openChromium } from './chromium.mjs';
import { solve } from './exercise.mjs';
import { takeFaults } from './faults.mjs';
import { openFirefox } from './firefox.mjs';
import { openSite } from './site.mjs';
import { writeText } from './text.mjs';
import { walk } from './walk.mjs';
import { openWebKit } from './webkit.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** The texts of all are held beside the first one's. */
const BROWSERS = [openChromium, openFirefox, openWebKit];

/**
 * @typedef {object} Result
 * @property {string} browser
 * @property {string} version
 * @property {number} steps
 * @property {string} text its tokens, with a bar between them
 * @property {string[]} faults
 * @property {number} seconds
 */

/** @throws {Error} with all faults, when a browser saw one */
export async function testBrowsers() {
  const site = await openSite();
  // All at once, for each waits most of its time. A browser that does not open is told of when the others have ended.
  const ended = await Promise.allSettled(BROWSERS.map(async (open) => tryOut(await open(), site.url)));
  await site.close();
  const results = ended.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
  console.table(results.map(({ faults, ...result }) => ({ ...result, faults: faults.length })));
  const faults = [...results.flatMap(named), ...differences(results)];
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** @param {Browser} browser @param {string} site @returns {Promise<Result>} */
async function tryOut(browser, site) {
  const start = performance.now();
  /** @type {Result} */
  const result = {
    browser: browser.name,
    version: browser.version,
    steps: 0,
    text: '',
    faults: [],
    seconds: 0,
  };
  try {
    result.faults.push(...(await soundAlarm(browser, site)));
    for await (const faults of walk(browser, site)) {
      result.faults.push(...faults);
      result.steps++;
    }
    result.text = (await writeText(browser, site)).join('|');
    result.faults.push(...(await takeFaults(browser, 'the text')));
    result.faults.push(...(await solve(browser, site)), ...(await takeFaults(browser, 'the exercise')));
  } catch (error) {
    result.faults.push(error instanceof Error ? error.message : String(error));
  } finally {
    await browser.close();
  }
  return { ...result, seconds: Math.round((performance.now() - start) / 1000) };
}

/** @param {Result} result */
const named = ({ browser, faults }) => faults.map((fault) => `${browser}: ${fault}`);

/** @param {Result[]} results */
function differences([first, ...others]) {
  return others.flatMap(({ browser, steps, text }) => [
    ...(steps === first?.steps
      ? []
      : [`${browser}: saw ${steps} steps, and ${first?.browser} ${first?.steps}`]),
    ...(text === first?.text ? [] : [`${browser}: wrote ${text}, and ${first?.browser} ${first?.text}`]),
  ]);
}
