/**
 * What the course needs of a browser to be tried in it. One file for each browser says how that one does it.
 *
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} version
 * @property {(address: string) => Promise<void>} open
 * @property {<A, R>(work: (given: A) => R, given?: A) => Promise<R>} evaluate runs a function in the page; what
 *   goes in and comes out is JSON
 * @property {(selector: string, text: string) => Promise<void>} write replaces a field's text, key by key
 * @property {() => string[]} faults what the browser told of by itself; the page's own are with `collector.js`
 * @property {() => Promise<void>} close
 */

/** A browser that hangs ends the test, a slow one does not. */
const TIMEOUT = 120_000;
const PAUSE = 50;

/** @param {number} milliseconds */
export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Waits until a function in the page gives something.
 * @template A, R
 * @param {Browser} browser
 * @param {string} what is waited for, for the sentence when it does not come
 * @param {(given: A) => R | undefined} work
 * @param {A} [given]
 * @returns {Promise<R>}
 */
export async function until(browser, what, work, given) {
  const end = performance.now() + TIMEOUT;
  for (;;) {
    const found = await browser.evaluate(work, given);
    if (found !== undefined && found !== null) return found;
    if (performance.now() > end) throw new Error(`${browser.name} waited ${TIMEOUT / 1000} s for ${what}.`);
    await sleep(PAUSE);
  }
}

/** Presses a button by its name. @param {Browser} browser @param {string} name */
export async function press(browser, name) {
  await until(browser, `the button “${name}”`, pressed, name);
}

/** Runs in the page. @param {string} name */
function pressed(name) {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
  button?.click();
  return button && true;
}
