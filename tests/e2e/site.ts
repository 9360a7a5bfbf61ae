import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

export { expect };

/** The page works from any path, so every test runs it from a deep one. */
const BASE = '/some/sub/path/';

/**
 * The built page behind its real headers, and a watch that fails a test for anything the page should not do.
 * The reader of these tests has asked not to be asked for predictions, so that every figure is there at once;
 * `test.use({ asked: true })` is for one who has not.
 */
export const test = base.extend<{ watch: undefined; asked: boolean }, { site: string }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const server = await serve({ port: 0, base: BASE });
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
  asked: [false, { option: true }],
  context: async ({ context, asked }, use) => {
    if (!asked) await context.addInitScript(askNothing);
    await use(context);
  },
  baseURL: ({ site }, use) => use(site),
  watch: [
    async ({ page, site }, use) => {
      const faults = await watchFaults(page, new URL(site).origin);
      await use(undefined);
      expect(faults, 'errors, warnings, policy violations and foreign requests').toEqual([]);
    },
    { auto: true },
  ],
});

/** Runs in the page, before any of its own scripts. */
function askNothing(): void {
  try {
    localStorage.setItem('loaded-dice.predict', 'off');
  } catch {
    // A frame without storage.
  }
}

/** @returns a list that grows with every fault of the page, its frames and its workers */
async function watchFaults(page: Page, origin: string): Promise<string[]> {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A lesson left while its files load drops them; that is no fault.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${reason}`);
  });
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) faults.push(`foreign: ${url}`);
  });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
    // The browser tells the page alone of a ResizeObserver that did not come to rest.
    addEventListener('error', ({ error, message }) => {
      if (!error && message) console.error(`reported: ${message}`);
    });
  });
  return faults;
}

/** Opens a lesson's step by its address and waits until it stands there. Steps count from 1. */
export async function open(page: Page, slug: string, step = 1, query = ''): Promise<void> {
  await page.goto(`./#/${slug}/${step}${query}`);
  await arrived(page, slug, step);
}

/** Waits until a step stands there with its figure: a visit's first step shows its words before it. */
export async function arrived(page: Page, slug: string, step: number): Promise<void> {
  const article = `article[data-lesson="${slug}"][data-step="${step}"]`;
  await expect(page.locator(`${article}:has(.stage[aria-busy="false"]) h1`)).toBeVisible();
}

/** @returns how many steps the lesson on show has */
export function stepCount(page: Page): Promise<number> {
  return page.locator('.stepper .dot').count();
}
