/** The faults that a browser saw: those of its driver's log, and those that `collector.js` keeps in the page. */

/** @typedef {import('./browser.mjs').Browser} Browser */

/** @param {Browser} browser @param {string} place @returns {Promise<string[]>} those since the last call */
export async function takeFaults(browser, place) {
  const seen = [...(await browser.evaluate(faultsOfPage)), ...browser.faults().splice(0)];
  return seen.map((fault) => `${place}: ${fault}`);
}

/** Runs in the page. A step that shows a refusal instead of its figure has a fault, too. */
function faultsOfPage() {
  const refusals = [...document.querySelectorAll('.refusal')].map((each) => `refused: ${each.textContent}`);
  const { faults } = /** @type {{ faults: string[] }} */ (/** @type {unknown} */ (window));
  return [...faults.splice(0), ...refusals];
}
