// Any address leads somewhere: to a step or to a sentence, without an error and without a wait. Some hundreds are
// tried each time; `ADDRESSES=10000 npx playwright test hostile` tries as many as one likes, `SEED=7` others.
import type { Page } from '@playwright/test';
import { hostileAddresses } from './hostile-addresses.ts';
import { expect, test } from './site.ts';

const COUNT = Number(process.env.ADDRESSES ?? 300);
const SEED = Number(process.env.SEED ?? 1);
/** A step that takes longer hangs; one that was only held up by a busy machine is quicker when tried again. */
const HANGS_MS = 3000;
const GROUPS = 4;

for (let group = 0; group < GROUPS; group++) {
  test(`hostile addresses lead somewhere (${group + 1} of ${GROUPS})`, async ({ page }) => {
    test.setTimeout(90_000 + COUNT * 1000);
    const addresses = (await hostileAddresses(COUNT, SEED)).filter((_, i) => i % GROUPS === group);
    let slowest = 0;
    let at = '';
    page.on('pageerror', () => console.log(`an error at ${at.slice(0, 3000)}`));
    await page.goto('./');
    for (const { hash, isFresh } of addresses) {
      at = hash;
      if (isFresh) {
        await page.goto('about:blank');
        await page.goto(`./${hash}`);
      }
      let took = await visit(page, hash);
      if (took > HANGS_MS) took = await visit(page, hash);
      slowest = Math.max(slowest, took);
      expect(took, `milliseconds at ${hash.slice(0, 3000)}`).toBeLessThan(HANGS_MS);
    }
    expect(await page.title()).toContain('Loaded Dice');
    console.log(
      `hostile addresses, ${group + 1} of ${GROUPS}: ${addresses.length} tried, the slowest took ${Math.round(slowest)} ms`,
    );
  });
}

/** Follows an address within the page. @returns how long the page took until it stood there, in milliseconds */
async function visit(page: Page, hash: string): Promise<number> {
  return page.evaluate(async (address) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const stands = () => {
      const place = document.querySelector<HTMLElement>('main .stage[aria-busy="false"], main .refusal');
      return place !== null && /\S{2}/.test(place.innerText);
    };
    const start = performance.now();
    location.hash = '#/logits/1';
    location.hash = address;
    do await painted();
    while (!stands() && performance.now() - start < 10_000);
    if (!stands()) throw new Error(`nothing stands at ${address.slice(0, 3000)}`);
    return performance.now() - start;
  }, hash);
}
