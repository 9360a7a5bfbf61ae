/** One text by the live model on WebAssembly, with a fixed seed: every browser draws the same tokens. */
import { press, until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const TOKENS = 12;

/** @param {Browser} browser @param {string} site @returns {Promise<string[]>} the tokens as their chips show them */
export async function writeText(browser, site) {
  await browser.open(`${site}?text#/generate?seed=7&n=${TOKENS}&backend=wasm`);
  await press(browser, 'Generate');
  return until(browser, 'the end of the text', whole, TOKENS);
}

/** Runs in the page. @param {number} count */
function whole(count) {
  const ended = document.querySelector('.status')?.textContent?.includes('tokens at');
  const tokens = [...document.querySelectorAll('.piece:not(.given)')].map((piece) => piece.textContent ?? '');
  return ended && tokens.length === count ? tokens : undefined;
}
