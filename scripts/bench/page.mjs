/**
 * The page's own speed: what a first visit costs, and what each frame costs while a slider is dragged over the live
 * model's whole vocabulary. Prints; passes no judgement. Run `npm run build` first.
 *
 *   node scripts/bench/page.mjs [--root dist]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { serve } from '../serve.mjs';
import { findChromium, runMain, TOP } from '../tools.mjs';
import { drags } from './page/drag.mjs';
import { firstLesson } from './page/first-lesson.mjs';

await runMain(async () => {
  const { values } = parseArgs({ options: { root: { type: 'string' } } });
  const root = values.root ?? join(TOP, 'dist');
  const server = await serve({ root, port: 0, compress: true });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  await firstLesson(browser, server.url);
  await drags(browser, server.url);
  await browser.close();
  await server.close();
});
