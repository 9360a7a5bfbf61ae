// A browser's translator puts nodes of its own in the place of the page's texts. What it leaves alone must stay
// live, and what it translates must give way to what comes next.
import type { Page } from '@playwright/test';
import { SLUGS } from './lessons.ts';
import { arrived, expect, open, stepCount, test } from './site.ts';

/** As Chrome's does it: each text that may be translated goes into two elements in the place of its node. */
function translate(): void {
  const kept = (node: Node) =>
    node.parentElement?.closest('[translate]')?.getAttribute('translate') === 'no' ||
    node.parentElement?.closest('script, style, svg');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    kept(node) || !node.textContent?.trim() ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const node of found) {
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = `«${node.textContent}»`;
    outer.append(inner);
    (node as Text).replaceWith(outer);
  }
}

/** All the words of a step, and the figure's, without the marks of the translator. */
function words(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.topbar .where, .kicker, h1, .words, .try, .stepper, .figure h2, .summary',
      ),
    ]
      .map((part) => part.textContent?.replace(/[«»]/g, '').replace(/\s+/g, ' ').trim())
      .join('\n'),
  );
}

const next = (page: Page) => page.getByRole('button', { name: /^Next/ }).click();

for (const slug of SLUGS)
  test(`each step of ${slug} shows its own words under a translator`, async ({ page, context }) => {
    const plain = await context.newPage();
    await open(page, slug);
    await open(plain, slug);
    const count = await stepCount(page);
    for (let step = 1; step <= count; step++) {
      expect(await words(page), `step ${step}`).toBe(await words(plain));
      if (step === count) break;
      await page.evaluate(translate);
      for (const each of [page, plain]) {
        await next(each);
        await arrived(each, slug, step + 1);
      }
    }
  });

test('numbers in words and figure follow the slider, and the reader’s language stays', async ({
  page,
  context,
}) => {
  const plain = await context.newPage();
  for (const each of [page, plain]) await open(each, 'temperature', 3);
  await page.evaluate(translate);
  expect(await page.locator('h1').textContent()).toContain('«');
  for (const each of [page, plain]) {
    const field = each.getByLabel('Temperature, exact value');
    await field.fill('2.5');
    await field.press('Enter');
    await expect(each.locator('.live-formula')).toContainText('=1.6');
  }
  expect(await words(page)).toBe(await words(plain));
});

test('tokens, code and numbers ask to be left alone', async ({ page }) => {
  await open(page, 'min-p', 3);
  for (const part of ['pre.code', '.words code', 'math', '.figure', 'ld-code-editor'])
    for (const found of await page.locator(part).all())
      expect(
        await found.evaluate((element) => element.closest('[translate]')?.getAttribute('translate')),
        part,
      ).toBe('no');
  await open(page, 'top-p', 1);
  for (const part of ['.chip', '.figure svg', '.figure table', 'math', '.words span'])
    for (const found of await page.locator(part).all())
      expect(
        await found.evaluate((element) => element.closest('[translate]')?.getAttribute('translate')),
        part,
      ).toBe('no');
});
