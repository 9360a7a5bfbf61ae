// Browsers whose WebGPU is there in name only: the model runs on WebAssembly each time, and one line says why.
import type { Page } from '@playwright/test';
import { expect, test } from './panel-site.ts';
import { open } from './site.ts';

test.setTimeout(150_000);

/** The software GPU of these tests passes for a real one: otherwise that alone would be reason enough. */
const REAL = 'Object.defineProperty(GPUAdapterInfo.prototype, "isFallbackAdapter", { get: () => false })';
const NAMELESS = 'WebGPU: this browser’s WebGPU does not say which GPU it has.';

const CASES = [
  {
    name: 'an adapter request that rejects',
    stub: 'GPU.prototype.requestAdapter = () => Promise.reject(new DOMException("The driver is blocked."))',
    why: 'WebGPU: this browser refuses a WebGPU adapter (The driver is blocked).',
  },
  {
    name: 'no adapter',
    stub: 'GPU.prototype.requestAdapter = async () => null',
    why: 'WebGPU: this browser offers no WebGPU adapter.',
  },
  {
    name: 'no WebGPU at all',
    stub: 'Object.defineProperty(navigator, "gpu", { value: undefined })',
    why: 'WebGPU: this browser offers no WebGPU adapter.',
  },
  { name: 'an adapter without info', stub: 'delete GPUAdapter.prototype.info', why: NAMELESS },
  {
    name: 'a device request that rejects',
    stub: 'GPUAdapter.prototype.requestDevice = () => Promise.reject(new DOMException("Out of memory"))',
    why: 'WebGPU: this browser refuses a WebGPU device (Out of memory).',
  },
  { name: 'a device without adapterInfo', stub: 'delete GPUDevice.prototype.adapterInfo', why: NAMELESS },
];

async function ask(page: Page): Promise<void> {
  await open(page, 'top-p', 6);
  await page.getByRole('button', { name: 'Ask the model' }).click();
}

for (const { name, stub, why } of CASES) {
  test(`${name}: WebAssembly runs, and the reason is one line`, async ({ page, host }) => {
    // The model lives in a worker, where no script of the page's reaches.
    host.plan = [{ path: /assets\/worker-.*\.js$/, fault: { kind: 'prepend', text: `${REAL};${stub};` } }];
    await ask(page);
    await expect(page.locator('.landscape')).toBeVisible({ timeout: 90_000 });
    const line = page.locator('.backend').first();
    await expect(line).toContainText('running on WebAssembly.');
    await expect(line.locator('br')).toHaveCount(1);
    await expect(line).toContainText(why);
    expect(host.applied()).toBeGreaterThan(0);
    const fetched = [...host.requests.keys()].filter((path) => /(jspi|asyncify)\..*wasm$/.test(path));
    expect(fetched, 'a runtime for WebGPU, in vain').toEqual([]);
  });
}
