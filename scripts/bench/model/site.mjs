/** A browser with the model's bare page, and a package of one's choice on it: for measuring, not for users. */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from '../../serve.mjs';
import { findChromium, run, TOP } from '../../tools.mjs';

const ROOT = join(TOP, 'build/harness');

/** The name that the package has on the page. */
export const MEASURED = 'measured';

const SOFTWARE = ['--use-webgpu-adapter=swiftshader'];
const ARGUMENTS = ['--no-sandbox', '--enable-unsafe-webgpu', '--disable-background-networking'];

/** Makes a folder appear on the page's site. @param {string} folder @param {string} name below the site's root */
function place(folder, name) {
  const link = join(ROOT, name);
  mkdirSync(join(link, '..'), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(resolve(folder), link);
}

/**
 * @param {{ folder: string, gpu?: 'software' | 'real', others?: Record<string, string> }} options `folder` of the
 *   package; `others` are folders to be served by the names below the site's root
 */
async function open({ folder, gpu = 'software', others = {} }) {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`${folder} is no package: it has no manifest.json.`);
  await run(process.execPath, [
    'node_modules/vite/bin/vite.js',
    'build',
    '--logLevel=error',
    '--config=tests/e2e/harness/vite.config.ts',
  ]);
  place(folder, `models/${MEASURED}`);
  for (const [name, path] of Object.entries(others)) place(path, name);
  const server = await serve({ root: ROOT, port: 0 });
  const args = gpu === 'software' ? [...ARGUMENTS, ...SOFTWARE] : ARGUMENTS;
  const browser = await chromium.launch({ executablePath: findChromium(), args });
  return {
    url: server.url,
    browser,
    async newPage() {
      const page = await browser.newPage();
      await page.goto(server.url);
      await page.locator('html[data-ready]').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof open>>} ModelSite */

/**
 * Opens the site for the work and closes it afterwards, whatever comes of it.
 * @template T
 * @param {Parameters<typeof open>[0]} options
 * @param {(site: ModelSite) => Promise<T>} work
 */
export async function withModelSite(options, work) {
  const site = await open(options);
  try {
    return await work(site);
  } finally {
    await site.close();
  }
}

/** Loads the package in the page. @param {import('@playwright/test').Page} page @param {'wasm' | 'webgpu'} backend */
export function loadMeasured(page, backend) {
  return page.evaluate(
    async ([model, wanted]) => {
      const window = /** @type {any} */ (globalThis);
      window.model = new window.ModelClient();
      const start = performance.now();
      const info = await window.model.load({ model, backend: wanted });
      return { ...info, seconds: (performance.now() - start) / 1000 };
    },
    [MEASURED, backend],
  );
}
