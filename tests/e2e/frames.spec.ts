import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

const SAME = 'allow-scripts allow-same-origin';
const DOWNLOADS = /sandbox attribute lacks allow-downloads/;
const ORIGIN = /sandbox attribute lacks allow-same-origin, and the browser starts no worker there/;

/** The built site, and the address of another one, which shows whatever page is asked of it. */
const test = base.extend<{ embed: Embed }, { site: string; other: string }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const server = await serve({ port: 0, base: '/loaded-dice/' });
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
  other: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const server = createServer((request, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(course(new URL(request.url ?? '', 'http://x').searchParams.get('frame') ?? ''));
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      server.closeAllConnections();
    },
    { scope: 'worker' },
  ],
  embed: async ({ page, site, other }, use) => {
    await page.addInitScript(() => {
      try {
        localStorage.setItem('loaded-dice.predict', 'off');
      } catch {
        // Denied: then the step is one that asks nothing.
      }
    });
    await use(async (step, { sandbox, elsewhere = true }) => {
      const attribute = sandbox === undefined ? '' : `sandbox="${sandbox}"`;
      const frame = `<iframe ${attribute} src="${site}?embed#/${step}" title="Step" width="1000" height="1400"></iframe>`;
      const host = new URL('/week-5.html', site);
      await page.route(host.href, (route) =>
        route.fulfill({ contentType: 'text/html', body: course(frame) }),
      );
      await page.goto(elsewhere ? `${other}?frame=${encodeURIComponent(frame)}` : host.href);
      const inside = page.frameLocator('iframe');
      await expect(inside.locator('article.step .stage[aria-busy="false"]')).toBeVisible();
      return inside;
    });
  },
});

/** Opens a step in a frame, of the site's own page or of another's. `sandbox` undefined: no such attribute. */
type Embed = (
  step: string,
  around: { readonly sandbox?: string; readonly elsewhere?: boolean },
) => Promise<FrameLocator>;

const course = (frame: string) => `<!doctype html><html lang="en"><title>Course</title>${frame}`;

/** Presses CSV in the first figure. @returns how many files came, once what is told is told */
async function saveCsv(page: Page, inside: FrameLocator): Promise<{ files: () => number }> {
  let files = 0;
  page.on('download', () => files++);
  await inside.getByText('Table and files').first().click();
  await inside.getByRole('button', { name: 'CSV' }).first().click();
  return { files: () => files };
}

test('a sandbox without allow-downloads that can be read: the sentence names it', async ({ page, embed }) => {
  const inside = await embed('top-p/2', { sandbox: SAME, elsewhere: false });
  const { files } = await saveCsv(page, inside);
  await expect(inside.getByRole('alert')).toContainText(/The browser drops this file/);
  await expect(inside.getByRole('alert')).toContainText(DOWNLOADS);
  expect(files()).toBe(0);
});

test('a sandbox with allow-downloads: the file comes, and nothing is told', async ({ page, embed }) => {
  const sandbox = `${SAME} allow-downloads`;
  const inside = await embed('top-p/2', { sandbox, elsewhere: false });
  const { files } = await saveCsv(page, inside);
  await expect.poll(files).toBe(1);
  await expect(inside.getByRole('alert')).toHaveCount(0);
});

test('a frame without a sandbox on the same site: the file comes, and nothing is told', async ({
  page,
  embed,
}) => {
  const inside = await embed('top-p/2', { elsewhere: false });
  const { files } = await saveCsv(page, inside);
  await expect.poll(files).toBe(1);
  await expect(inside.getByRole('alert')).toHaveCount(0);
});

for (const sandbox of [SAME, `${SAME} allow-downloads`, undefined]) {
  test(`a page of another site around it, sandbox ${sandbox}: the sentence says if`, async ({
    page,
    embed,
  }) => {
    const inside = await embed('top-k/2', sandbox === undefined ? {} : { sandbox });
    const { files } = await saveCsv(page, inside);
    await expect(inside.getByRole('alert')).toContainText(/^If no file arrives/);
    await expect(inside.getByRole('alert')).toContainText(DOWNLOADS);
    if (sandbox !== SAME) await expect.poll(files).toBe(1);
    expect(files()).toBe(sandbox === SAME ? 0 : 1);
  });
}

test('a sandbox with allow-same-origin runs an exercise', async ({ embed }) => {
  const inside = await embed('min-p/3', { sandbox: SAME, elsewhere: false });
  await inside.getByRole('button', { name: 'Run the tests' }).click();
  await expect(inside.locator('.verdict')).toContainText('Is a return missing?', { timeout: 30_000 });
  await expect(inside.getByText('This browser keeps your text')).toBeVisible();
});

test.describe('a sandbox without allow-same-origin', () => {
  test('an exercise says so, and keeps the text for the visit', async ({ page, embed }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const inside = await embed('min-p/3', { sandbox: 'allow-scripts' });
    const editor = inside.getByRole('textbox', { name: 'JavaScript of minP' });
    await editor.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('// mine');
    await inside.getByRole('button', { name: 'Run the tests' }).click();
    await expect(inside.getByRole('alert')).toContainText(ORIGIN);
    await expect(
      inside.getByText('Only this page keeps your text, until you close or reload it'),
    ).toBeVisible();
    await inside.getByRole('button', { name: 'Step 1' }).click();
    await inside.getByRole('button', { name: 'Step 3' }).click();
    await expect(editor).toHaveText('// mine');
    expect(faults).toEqual([]);
  });

  test('the live model says so', async ({ embed }) => {
    const inside = await embed('generate/1', { sandbox: 'allow-scripts' });
    await inside.getByRole('button', { name: 'Generate' }).click();
    await expect(inside.getByRole('alert')).toContainText(ORIGIN);
    await expect(inside.getByRole('alert')).not.toContainText('Failed to construct');
  });

  test('the race of the speed lesson says so', async ({ embed }) => {
    const inside = await embed('speed/2', { sandbox: 'allow-scripts' });
    await inside
      .getByRole('button', { name: /^Start|^Measure|^Race/ })
      .first()
      .click();
    await expect(inside.getByRole('alert')).toContainText(ORIGIN);
  });
});
