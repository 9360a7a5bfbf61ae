/** A walk through every step of every lesson. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TOP } from '../../scripts/tools.mjs';
import { sleep, until } from './browser.mjs';
import { takeFaults } from './faults.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** Charts draw themselves in the frames after a step stands, and what fails there fails late. */
const LATE = 150;

const LESSONS = readdirSync(join(TOP, 'web/lessons')).filter((name) => /^\d\d-/.test(name)).length;

/**
 * @param {Browser} browser
 * @param {string} site
 * @returns {AsyncGenerator<string[]>} the faults of each step, once it has stood for a moment
 */
export async function* walk(browser, site) {
  await browser.open(`${site}#/logits`);
  const slugs = await until(browser, 'the contents', lessonsOnShow);
  if (slugs.length !== LESSONS) throw new Error(`The contents name ${slugs.length} of ${LESSONS} lessons.`);
  for (const slug of slugs) {
    let count = 1;
    for (let step = 1; step <= count; step++) {
      await browser.evaluate(go, `#/${slug}/${step}`);
      count = await until(browser, `step ${step} of ${slug}`, stepsWhereItStands, { slug, step });
      await sleep(LATE);
      yield takeFaults(browser, `${slug}/${step}`);
    }
  }
}

// These run in the page.

function lessonsOnShow() {
  const links = [...document.querySelectorAll('#contents nav a')];
  const slugs = links.map((link) => link.getAttribute('href')?.replace('#/', '') ?? '');
  return slugs.length > 0 ? slugs : undefined;
}

/** @param {string} hash */
function go(hash) {
  location.hash = hash;
}

/** @param {{ slug: string, step: number }} place @returns how many steps the lesson has, once the step stands */
function stepsWhereItStands({ slug, step }) {
  const article = document.querySelector(`article[data-lesson="${slug}"][data-step="${step}"]`);
  const stands = article?.querySelector('.stage[aria-busy="false"]')?.firstElementChild;
  return stands ? document.querySelectorAll('.stepper .dot').length : undefined;
}
