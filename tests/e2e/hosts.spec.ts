// The built page on hosts as they come: what they know of endings, how they send on, and what they refuse.
import { expect, type Page, test } from '@playwright/test';
import { TYPES } from '../../scripts/serve/answer.mjs';
import { faultyHost } from '../faults/host.ts';
import { PLACE, plain, sample, startNginx } from '../faults/nginx.ts';
import { arrived } from './site.ts';

test.setTimeout(150_000);

/** All that the most modest of servers knows. Everything else is octet-stream, and nosniff makes browsers believe it. */
const MODEST = Object.fromEntries(['.html', '.css', '.js'].map((ending) => [ending, TYPES[ending] ?? '']));

const GENERAL_RULE = 'location ~* \\.(js|css)$ { return 404; }';

const HOSTS = {
  'a server that sends unknown endings as octet-stream with nosniff': async () => {
    const { url, close } = await faultyHost('dist', PLACE, MODEST);
    return { page: url, close };
  },
  'nginx with the distribution’s own types': () => nginx(plain()),
  'nginx with the sample': () => nginx(sample()),
  'nginx with the sample, beside rules for endings': () => nginx(GENERAL_RULE + sample()),
};

async function nginx(rules: string) {
  const { url, close } = await startNginx(rules);
  return { page: new URL(`.${PLACE}`, url).href, close };
}

/** Asks the live model for its logits, and waits for them. */
async function startModel(page: Page, url: string): Promise<void> {
  await page.goto(`${url}#/top-p/6`);
  await arrived(page, 'top-p', 6);
  await page.getByRole('button', { name: 'Ask the model' }).click();
  await expect(page.locator('.landscape')).toBeVisible({ timeout: 90_000 });
}

for (const [name, start] of Object.entries(HOSTS)) {
  test(`the live model starts on ${name}`, async ({ page }) => {
    const host = await start();
    try {
      await startModel(page, host.page);
      await expect(page.locator('.backend').first()).toContainText('running on WebAssembly.');
    } finally {
      await host.close();
    }
  });
}

test('nginx with the sample sends on to the folder, and keeps the query', async ({ page }) => {
  const host = await startNginx(sample());
  try {
    const location = async (path: string) => {
      const response = await fetch(new URL(path, host.url), { redirect: 'manual' });
      return [response.status, response.headers.get('location')];
    };
    expect(await location('loaded-dice')).toEqual([301, '/loaded-dice/']);
    expect(await location('loaded-dice?embed')).toEqual([301, '/loaded-dice/?embed']);
    await page.goto(`${host.url}loaded-dice?embed#/top-p/1`);
    await arrived(page, 'top-p', 1);
    expect(page.url()).toBe(`${host.url}loaded-dice/?embed#/top-p/1`);
    await expect(page.locator('html.embed')).toHaveCount(1);
  } finally {
    await host.close();
  }
});
