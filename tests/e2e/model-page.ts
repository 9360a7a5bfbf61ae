import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';

export const BACKENDS = ['wasm', 'webgpu'] as const;
export type Backend = (typeof BACKENDS)[number];

/** A step this close to another answer may go either way: the logits of two machines differ that much. */
export const CLOSE = 1e-4;

/** Serves the page that holds nothing but the model's client, under the site's own policy. */
export function serveHarness(): ReturnType<typeof serve> {
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
