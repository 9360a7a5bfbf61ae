/** Faults on purpose: a walk without faults means little where none would have been heard. */
import { sleep, until } from './browser.mjs';
import { takeFaults } from './faults.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const MADE = [
  'thrown on purpose',
  'rejected on purpose',
  'written on purpose',
  'policy violation',
  'not loaded',
];

/** How often the list of faults is looked at before one counts as unheard. */
const LOOKS = 300;

/** @param {Browser} browser @param {string} site @returns {Promise<string[]>} which faults went unheard */
export async function soundAlarm(browser, site) {
  await browser.open(`${site}?alarm#/logits`);
  await until(browser, 'the first lesson', lessonStands);
  await browser.evaluate(makeFaults);
  let unheard = MADE;
  for (let look = 0; look < LOOKS && unheard.length > 0; look++) {
    await sleep(100);
    const heard = (await takeFaults(browser, 'alarm')).join('\n');
    unheard = unheard.filter((fault) => !heard.includes(fault));
  }
  return unheard.map((fault) => `unheard: ${fault}`);
}

// These run in the page.

function lessonStands() {
  return document.querySelector('article.step') ? true : undefined;
}

function makeFaults() {
  setTimeout(() => {
    throw new Error('thrown on purpose');
  });
  setTimeout(() => Promise.reject(new Error('rejected on purpose')));
  console.error('written on purpose');
  const foreign = document.createElement('img');
  foreign.src = 'https://example.org/foreign.png';
  const missing = document.createElement('img');
  missing.src = './missing.png';
  document.body.append(foreign, missing);
}
