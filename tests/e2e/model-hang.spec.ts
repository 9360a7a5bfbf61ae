// A worker that hangs is ended and can be loaded again; and the way to run a model where memory is short.
import { expect, test } from '@playwright/test';
import { openModel, serveHarness } from './model-page.ts';

let site: Awaited<ReturnType<typeof serveHarness>>;

test.beforeAll(async () => {
  site = await serveHarness();
});

test.afterAll(() => site.close());

test('a worker that hangs is ended by name, and loading again works', async ({ page }) => {
  await page.goto(site.url);
  await page.locator('html[data-ready]').waitFor();
  const result = await page.evaluate(async () => {
    const limit = { blocked: 60, stalled: 60 };
    const model = new window.ModelClient({
      limits: {
        starting: limit,
        fetching: limit,
        stopping: limit,
        computing: { blocked: 30, stalled: 60 },
        answering: { blocked: 2, stalled: 60 },
      },
    });
    await model.load({ backend: 'wasm' });
    window.order({ type: 'spin' });
    const refused = (promise: Promise<unknown>) => promise.then(String, (error) => error.code);
    const ask = () => Promise.all([refused(model.tokenize('a')), refused(model.vocabulary())]);
    let codes = await ask();
    // The order comes on another way, after some answers perhaps.
    while (codes[0] !== 'not-responding') codes = await ask();
    const wasAlive = model.isAlive;
    const { backend } = await model.load({ backend: 'wasm' });
    const logits = await model.logits('The king');
    return { codes, wasAlive, backend, finite: logits.every(Number.isFinite) };
  });
  expect(result).toEqual({
    codes: ['not-responding', 'not-responding'],
    wasAlive: false,
    backend: 'wasm',
    finite: true,
  });
});

test('where memory is short the weights stay at 8 bits, and the logits are the same', async ({ page }) => {
  await openModel(page, site.url, 'wasm');
  const wide = await page.evaluate(async () => Array.from(await window.model.logits('The king')));
  const { info, narrow } = await page.evaluate(async () => {
    window.order({ type: 'memory', gib: 0.05 });
    await window.weigh();
    const loaded = await window.model.load({ backend: 'wasm' });
    return { info: loaded, narrow: Array.from(await window.model.logits('The king')) };
  });
  expect(info.backend).toBe('wasm-8bit');
  expect(info.why).toEqual([
    'WebAssembly: weights at 32 bits need 0.1 GiB while they load, too much for a device of 0.05 GiB.',
  ]);
  const worst = Math.max(...narrow.map((logit, i) => Math.abs(logit - (wide[i] as number))));
  expect(worst).toBeLessThan(5e-4);
});
