import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

/** A course page on another origin with one lesson in a frame. */
const test = base.extend<{ host: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  host: async ({}, use) => {
    const site = await serve({ port: 0, base: '/loaded-dice/' });
    const frame = `<iframe src="${site.url}?embed#/top-p/2" title="Top-p" width="700" height="800"></iframe>`;
    const server = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Course</title><h1>Week 5</h1>${frame}`);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    await site.close();
  },
});

test('an embedded lesson opens at its step, without the page’s chrome', async ({ page, host }) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(host);
  const lesson = page.frameLocator('iframe');
  await expect(lesson.locator('article.step')).toHaveAttribute('data-step', '2');
  await expect(lesson.locator('.topbar')).toBeHidden();
  await lesson.getByRole('button', { name: 'Step 1' }).click();
  await expect(lesson.locator('article.step')).toHaveAttribute('data-step', '1');
  expect(faults.filter((text) => !text.includes('favicon'))).toEqual([]);
});
