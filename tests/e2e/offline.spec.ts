import { SLUGS } from './lessons.ts';
import { expect, open, test } from './site.ts';

test('the whole course asks its own folder for everything', async ({ page, site }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const slug of SLUGS) await open(page, slug);
  const outside = asked.filter((url) => !url.startsWith(site) && !url.startsWith('data:'));
  expect(outside).toEqual([]);
  expect(asked.some((url) => url.endsWith('.wasm'))).toBe(true);
});

test('the first lesson waits for no script to name the next', async ({ page, request }) => {
  const html = await (await request.get('./')).text();
  const asked: string[] = [];
  page.on('request', (one) => asked.push(one.url()));
  await open(page, 'logits');
  const files = asked.map((url) => url.replace(/.*\//, '')).filter((name) => /\.(js|wasm)$/.test(name));
  expect(files).toContainEqual(expect.stringMatching(/^sampling-.*\.wasm$/));
  expect(files.filter((name) => !html.includes(name))).toEqual([]);
});

test('the policy is in the page itself, for hosts that send no headers', async ({ page }) => {
  await page.goto('./');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'.*require-trusted-types-for 'script'/);
});

test('an open lesson goes on working when the network is gone', async ({ page, context }) => {
  // The browser itself asks for the icon again and again, and would report that it is gone.
  await context.route('**/icon.svg', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: '<svg/>' }),
  );
  await open(page, 'top-p');
  await expect
    .poll(() => page.evaluate(loadedFaces))
    .toEqual(
      expect.arrayContaining([
        'Inter Variable',
        'JetBrains Mono Variable',
        'Literata Variable',
        'STIX Two Math',
      ]),
    );
  await context.setOffline(true);
  const field = page.getByRole('textbox', { name: 'Cover at least, exact value' });
  await field.fill('0.5');
  await field.blur();
  await expect(page.locator('.summary').first()).toContainText('50');
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('article.step')).toHaveAttribute('data-step', '2');
});

/** Runs in the page. */
function loadedFaces(): string[] {
  return [...document.fonts]
    .filter(({ status }) => status === 'loaded')
    .map(({ family }) => family.replaceAll('"', ''));
}
