// What a model holds: the same after many tokens as after few, and the same after it was loaded again.
import { expect, type Page, test } from '@playwright/test';
import { type Backend, openModel, serveHarness } from './model-page.ts';

/** The everyday counts are small, because a software GPU takes a second a token. */
const TOKENS = Number(process.env.MEMORY_TOKENS ?? 4);
const CYCLES = Number(process.env.MEMORY_CYCLES ?? 1);

let site: Awaited<ReturnType<typeof serveHarness>>;

test.setTimeout(240_000 + 5000 * TOKENS + 120_000 * CYCLES);

test.beforeAll(async () => {
  site = await serveHarness();
});

test.afterAll(() => site.close());

/** Writes so many tokens, in texts of at most 200. */
async function write(page: Page, tokens: number) {
  for (let left = tokens; left > 0; left -= 200) {
    await page.evaluate(
      (maxTokens) =>
        window.model.generate({ prompt: 'The king', settings: { topK: 5 }, seed: 42, maxTokens }),
      Math.min(left, 200),
    );
  }
  return page.evaluate(() => window.weigh());
}

const again = (page: Page, backend: Backend) =>
  page.evaluate((wanted) => window.model.load({ backend: wanted }), backend);

test('GPU memory is flat over tokens and over loads', async ({ page }) => {
  const { memoryBytes } = await openModel(page, site.url, 'webgpu');
  const few = await write(page, 2);
  const many = await write(page, TOKENS);
  expect(many.gpuBytes, `after ${TOKENS} tokens more`).toBe(few.gpuBytes);
  expect(many.gpuBuffers).toBe(few.gpuBuffers);
  // The runtime's own buffers come on top of weights, keys and values.
  expect(many.gpuBytes).toBeGreaterThanOrEqual(memoryBytes * 0.99);
  expect(many.gpuBytes).toBeLessThan(memoryBytes * 1.25);
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    await again(page, 'webgpu');
    const { gpuBytes, devices } = await write(page, 2);
    expect(devices, `after load ${cycle + 1}`).toBe(1);
    expect(gpuBytes, `after load ${cycle + 1}`).toBe(few.gpuBytes);
  }
  test.info().annotations.push({
    type: `${TOKENS} tokens, ${CYCLES + 1} loads`,
    description: `${many.gpuBytes} bytes in ${many.gpuBuffers} buffers throughout`,
  });
});

test('the WebAssembly heap is flat over tokens and over loads', async ({ page }) => {
  await openModel(page, site.url, 'wasm');
  const { heapBytes } = await write(page, 400);
  expect(heapBytes).toBeGreaterThan(30e6);
  expect((await write(page, 400)).heapBytes).toBe(heapBytes);
  await again(page, 'wasm');
  const second = (await write(page, 400)).heapBytes;
  for (let cycle = 0; cycle < 3; cycle++) {
    await again(page, 'wasm');
    expect((await write(page, 400)).heapBytes).toBe(second);
  }
  test.info().annotations.push({ type: 'heap', description: `${heapBytes}, then ${second} bytes` });
});
