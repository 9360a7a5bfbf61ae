// Files of the course that do not arrive, or not as scripts: the page says which, what the host said, and what to do.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import type { Fault } from '../faults/fault.ts';
import { type FaultyHost, faultyHost } from '../faults/host.ts';
import { arrived } from './site.ts';

/** A host with the built page; what is in `own` is served in its place. */
const test = base.extend<{ host: FaultyHost; own: Map<string, Buffer> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  own: async ({}, use) => use(new Map()),
  host: async ({ own }, use) => {
    const host = await faultyHost([own, 'dist'], '/deep/');
    await use(host);
    await host.close();
  },
});

test.setTimeout(120_000);

const NOT_FOUND: Fault = { kind: 'status', status: 404 };
const OCTETS: Fault = { kind: 'type', type: 'application/octet-stream' };

/** What the build has made of the entry, whose name changes with each version. */
const ENTRY = readdirSync('dist/assets').find((name) => /^index-.*\.js$/.test(name)) ?? '';

async function start(page: Page, host: FaultyHost): Promise<void> {
  await page.goto(`${host.url}#/top-p/1`);
  await arrived(page, 'top-p', 1);
  host.reset();
}

const go = (page: Page) =>
  page.evaluate(() => {
    location.hash = '#/min-p/2';
  });

test.describe('a lesson', () => {
  test('whose file went with an update: the page says so, and Reload opens it', async ({
    page,
    host,
    own,
  }) => {
    await start(page, host);
    const html = readFileSync('dist/index.html', 'utf8');
    own.set('index.html', Buffer.from(html.replaceAll(ENTRY, 'index-newer.js')));
    host.plan = [{ path: /steps-.*\.js$/, fault: NOT_FOUND }];
    await go(page);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('The course was updated while this page was open.');
    host.reset();
    own.set('assets/index-newer.js', readFileSync(`dist/assets/${ENTRY}`));
    // Its other scripts know the entry by its old name, as those of a real update would not.
    own.set('index.html', Buffer.from(html));
    await alert.getByRole('button', { name: 'Reload' }).click();
    await arrived(page, 'min-p', 2);
  });

  test('whose file was missing for a while: it is named, and Retry has it in the end', async ({
    page,
    host,
  }) => {
    await start(page, host);
    host.plan = [{ path: /steps-.*\.js$/, fault: NOT_FOUND }];
    await go(page);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(/steps-[\w-]+\.js answered 404\./);
    await expect(alert.getByRole('button')).toHaveText(['Retry']);
    host.reset();
    await alert.getByRole('button', { name: 'Retry' }).click();
    await arrived(page, 'min-p', 2);
  });

  test('whose file is sent with a wrong type: the type is named', async ({ page, host }) => {
    await start(page, host);
    host.plan = [{ path: /steps-.*\.js$/, fault: { kind: 'type', type: 'text/plain; charset=utf-8' } }];
    await go(page);
    await expect(page.getByRole('alert')).toContainText(
      /The host sends steps-[\w-]+\.js as text\/plain, .*hosting\//,
    );
  });

  test('asked for without a network: the connection is named', async ({ page, host, context }) => {
    await start(page, host);
    await context.setOffline(true);
    await go(page);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('The course’s host cannot be reached. Check the connection.');
    await context.setOffline(false);
    await alert.getByRole('button', { name: 'Retry' }).click();
    await arrived(page, 'min-p', 2);
  });
});

test.describe('the live model', () => {
  const FAULTS: [name: string, path: RegExp, fault: Fault, told: RegExp][] = [
    [
      'its runtime’s script with a wrong type',
      /^ort\/.*\.js$/,
      OCTETS,
      /WebAssembly: The host sends ort-wasm-simd-threaded\.js as application\/octet-stream, .*hosting\//,
    ],
    [
      'its runtime’s other script with a wrong type',
      /assets\/ort\..*\.js$/,
      OCTETS,
      /WebAssembly: The host sends ort\.wasm\S*\.js as application\/octet-stream, .*hosting\//,
    ],
    [
      'its worker’s script with a wrong type',
      /assets\/worker-.*\.js$/,
      OCTETS,
      /The host sends worker-[\w-]+\.js as application\/octet-stream, .*hosting\//,
    ],
    [
      'its worker’s script not there',
      /assets\/worker-.*\.js$/,
      NOT_FOUND,
      /worker-[\w-]+\.js answered 404\. Reload the page/,
    ],
    [
      'weights on a host that refuses their ending',
      /\.bin$/,
      NOT_FOUND,
      /\/deep\/models\/embedded\/\w+\.bin answered 404\..* the host refuses files that end in \.bin/,
    ],
    [
      'a graph on a host that forbids its ending',
      /\.onnx$/,
      { kind: 'status', status: 403 },
      /\/deep\/models\/embedded\/graph\.\w+\.onnx answered 403\..* the host refuses files that end in \.onnx/,
    ],
  ];

  for (const [name, path, fault, told] of FAULTS) {
    test(`${name}: the file is named and what the host did`, async ({ page, host }) => {
      host.plan = [{ path, fault }];
      await page.goto(`${host.url}#/top-p/6?backend=wasm`);
      await arrived(page, 'top-p', 6);
      await page.getByRole('button', { name: 'Ask the model' }).click();
      await expect(page.getByRole('alert')).toContainText(told, { timeout: 60_000 });
      host.plan = [];
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect(page.locator('.landscape')).toBeVisible({ timeout: 90_000 });
    });
  }
});

test.describe('the page itself', () => {
  test('whose first script is sent with a wrong type: the type is named', async ({ page, host }) => {
    host.plan = [{ path: /assets\/index-.*\.js$/, fault: { kind: 'type', type: 'text/plain' } }];
    await page.goto(host.url);
    await expect(page.getByRole('alert')).toHaveText(
      `The course did not start. The host sends ${ENTRY} as text/plain, and browsers run it as text/javascript only: see the course’s folder hosting/.`,
    );
  });

  test('one of whose scripts is not there: it is named', async ({ page, host }) => {
    host.plan = [{ path: /assets\/kit-.*\.js$/, fault: NOT_FOUND }];
    await page.goto(host.url);
    await expect(page.getByRole('alert')).toContainText(/kit-[\w-]+\.js answered 404: copy all/);
  });

  test('none of whose scripts may run: words that wait in the page come up', async ({ page, host }) => {
    host.plan = [{ path: /\.js$/, fault: OCTETS }];
    await page.goto(host.url);
    const late = page.getByText('the host may send the course’s scripts with a wrong type');
    await expect(late).toBeHidden();
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish();
    });
    await expect(late).toBeVisible();
  });

  test('opened from a file: it says what to do, and is dressed', async ({ page }) => {
    await page.goto(pathToFileURL(resolve('dist/index.html')).href);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Browsers do not run this course from a file. Serve its folder');
    await expect(page.locator('.late')).toHaveCount(0);
    await expect(alert).toHaveCSS('text-align', 'center');
  });
});
