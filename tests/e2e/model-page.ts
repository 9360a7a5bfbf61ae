import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

export const BACKENDS = ['wasm', 'webgpu'] as const;
export type Backend = (typeof BACKENDS)[number];

/** A step this close to another answer may go either way: the logits of two machines differ that much. */
export const CLOSE = 1e-4;

/** Builds and serves a page with nothing but the model's client, under the site's own policy. */
export function serveHarness(): ReturnType<typeof serve> {
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'tests/e2e/harness/vite.config.ts'],
    { stdio: 'pipe' },
  );
  return serve({ root: 'build/harness', port: 0 });
}

/** Opens the harness with a loaded model in `window.model`. */
export async function openModel(page: Page, url: string, backend: Backend) {
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
  return page.evaluate(async (wanted) => {
    window.model = new window.ModelClient();
    return window.model.load({ backend: wanted });
  }, backend);
}
