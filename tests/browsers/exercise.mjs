/** The exercise on min-p, solved as a student does: the answer is typed into the editor. */
import { press, until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const ANSWER = `const minP = (l, m, T) => {
const b = Math.max(...l), w = l.map((x) => Math.exp((x - b) / T)).map((x) => (x >= m ? x : 0));
const s = w.reduce((x, y) => x + y);
return w.map((x) => x / s); };`;

/** @param {Browser} browser @param {string} site @returns {Promise<string[]>} what is wrong with the outcome */
export async function solve(browser, site) {
  await browser.open(`${site}?exercise#/min-p/3`);
  await until(browser, 'the editor', editorStands);
  await browser.write('ld-code-editor', ANSWER);
  await press(browser, 'Run the tests');
  const { verdict, cases, passed } = await until(browser, 'the verdict', outcome);
  return verdict.includes('Right.') && cases === '30 of 30 cases passed' && passed.includes('min-p')
    ? []
    : [`the answer to min-p got “${verdict}”, ${cases}; passed are: ${passed.join(', ') || 'none'}`];
}

// These run in the page.

function editorStands() {
  return document.querySelector('ld-code-editor')?.shadowRoot?.querySelector('.cm-content')
    ? true
    : undefined;
}

function outcome() {
  const verdict = document.querySelector('.verdict')?.textContent?.trim();
  const statuses = [...document.querySelectorAll('[role="status"]')].map((each) => each.textContent ?? '');
  /** @type {{ exercises?: string[] }} */
  const { exercises = [] } = JSON.parse(localStorage.getItem('loaded-dice.progress') ?? '{}');
  const cases = statuses.find((text) => text.includes('passed'))?.trim() ?? 'no case was run';
  return verdict ? { verdict, cases, passed: exercises } : undefined;
}
