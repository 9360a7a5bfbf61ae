// A GPU that drops out: the same tokens come out, nothing is fetched again, and nothing hangs.
import { expect, type Page, test } from '@playwright/test';
import { generator } from '../../models/checkpoint/random-weights.mjs';
import { openModel, serveHarness } from './model-page.ts';

/** Losses at seeded places. One by default, because a software GPU compiles its shaders anew after each. */
const LOSSES = Number(process.env.LOSSES ?? 1);
const TOKENS = 4;
const RUN = { prompt: 'The old man and the sea', settings: { temperature: 0.9, topP: 0.95 }, seed: 42 };

let site: Awaited<ReturnType<typeof serveHarness>>;

test.setTimeout(240_000 + LOSSES * 60_000);

test.beforeAll(async () => {
  site = await serveHarness();
});

test.afterAll(() => site.close());

/** @returns the ids, and the milliseconds that each token took */
function write(page: Page, maxTokens = TOKENS) {
  return page.evaluate(
    async (options) => {
      const times: number[] = [];
      let last = performance.now();
      const { ids } = await window.model.generate({
        ...options,
        onToken() {
          times.push(performance.now() - last);
          last = performance.now();
        },
      });
      return { ids, times };
    },
    { ...RUN, maxTokens },
  );
}

const weigh = (page: Page) => page.evaluate(() => window.weigh());
/** The order has arrived when the next one is answered. */
const lose = (page: Page, submits: number) =>
  page.evaluate((n) => {
    window.order({ type: 'lose', submits: n });
    return window.weigh();
  }, submits);

test('a device lost at any time costs time and nothing else', async ({ page }) => {
  await openModel(page, site.url, 'webgpu');
  const before = await weigh(page);
  const calm = await write(page);
  const after = await weigh(page);
  const submits = after.submits - before.submits;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));

  const uniform = generator(7);
  const extra: number[] = [];
  for (let i = 0; i < LOSSES; i++) {
    const place = 1 + Math.floor(uniform() * submits);
    await lose(page, place);
    const { ids, times } = await write(page);
    expect(ids, `lost at submit ${place} of ${submits}`).toEqual(calm.ids);
    const sum = (list: number[]) => list.reduce((total, ms) => total + ms, 0);
    extra.push((sum(times) - sum(calm.times)) / 1000);
  }
  const sorted = extra.toSorted((a, b) => a - b);
  const [least, middle, most] = [0, Math.floor(LOSSES / 2), LOSSES - 1].map((i) => sorted[i]?.toFixed(1));
  test.info().annotations.push({
    type: `${LOSSES} losses over ${submits} submits`,
    description: `each cost ${least} to ${most} s, median ${middle} s`,
  });

  // While idle.
  await lose(page, 0);
  expect((await weigh(page)).devices).toBe(0);
  expect((await write(page, 2)).ids).toEqual(calm.ids.slice(0, 2));
  const end = await weigh(page);
  expect(end.devices).toBe(1);
  expect(end.gpuBytes, 'what lost devices held is gone').toBeLessThanOrEqual(after.gpuBytes);
  expect(requests, 'fetched again').toEqual([]);

  // And for good.
  await page.evaluate(() => window.order({ type: 'no-adapter' }));
  await lose(page, 0);
  expect((await write(page)).ids).toEqual(calm.ids);
  const { backend, why } = (await page.evaluate(() => window.lastInfo)) ?? {};
  expect(backend).toBe('wasm');
  expect(why).toEqual(['The GPU dropped out.', 'WebGPU: this browser offers no WebGPU adapter.']);
});
