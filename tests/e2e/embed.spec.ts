import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

/** A course page on another origin with one lesson in a frame. */
const test = base.extend<{ host: string; address: string }>({
  address: ['#/top-p/2', { option: true }],
  host: async ({ address }, use) => {
    const site = await serve({ port: 0, base: '/loaded-dice/' });
    const frame = `<iframe src="${site.url}?embed${address}" title="Lesson" width="700" height="800"></iframe>`;
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

test.describe('at the end of the course', () => {
  test.use({ address: '#/speed/5' });

  test('the last button of a frame opens the contents, which lead on or close', async ({ page, host }) => {
    await page.goto(host);
    const lesson = page.frameLocator('iframe');
    await lesson.getByRole('button', { name: 'The end: contents' }).click();
    await expect(lesson.getByRole('dialog', { name: 'Contents' })).toBeVisible();
    await lesson.getByRole('button', { name: 'Close' }).click();
    await lesson.getByRole('button', { name: 'Step 1' }).click();
    await expect(lesson.locator('article.step')).toHaveAttribute('data-step', '1');
    await lesson.getByRole('button', { name: 'Step 5' }).click();
    await lesson.getByRole('button', { name: 'The end: contents' }).click();
    await lesson.getByRole('link', { name: 'Temperature' }).first().click();
    await expect(lesson.locator('article.step')).toHaveAttribute('data-lesson', 'temperature');
  });

  test('no dialog of a frame is hidden when it opens over the lesson', async ({ page, host }) => {
    await page.goto(host);
    const lesson = page.frameLocator('iframe');
    await expect(lesson.locator('article.step')).toBeVisible();
    const dialogs = lesson.locator('dialog');
    for (let i = 0; i < (await dialogs.count()); i++) {
      await dialogs.nth(i).evaluate((dialog: HTMLDialogElement) => dialog.showModal());
      await expect(dialogs.nth(i)).toBeVisible();
      await dialogs.nth(i).evaluate((dialog: HTMLDialogElement) => dialog.close());
    }
    expect(await dialogs.count()).toBeGreaterThan(0);
  });
});

test.describe('on a step with a question', () => {
  test.use({ address: '#/top-p/1' });

  test('who wants no questions in a frame finds a way back to them there', async ({ page, host }) => {
    await page.goto(host);
    const lesson = page.frameLocator('iframe');
    const question = lesson.locator('.predict');
    await question.getByRole('button', { name: 'Do not ask me to predict' }).click();
    await expect(lesson.locator('figure.figure')).toBeVisible();
    await expect(question).toHaveCount(0);
    await lesson.getByRole('button', { name: 'Ask me to predict', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(question).toBeVisible();
    await expect(lesson.locator('.stage')).toBeFocused();
    await expect(lesson.locator('figure.figure')).toHaveCount(0);
  });
});
