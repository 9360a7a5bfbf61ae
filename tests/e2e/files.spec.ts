import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, open, test } from './site';

async function saved(page: Page, kind: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.locator('.saves').getByRole('button', { name: kind }).click();
  return readFileSync(await (await download).path());
}

test('a figure is saved as CSV, SVG and PNG', async ({ page }) => {
  await open(page, 'top-p', 2);
  await page.getByText('Table and files').click();
  const csv = (await saved(page, 'CSV')).toString();
  expect(csv.split('\r\n')[0]).toBe('Token,Share,Running sum,After top-p');
  expect(csv.split('\r\n')).toHaveLength(14);

  const svg = (await saved(page, 'SVG')).toString();
  expect(svg).toContain('#/top-p/2');
  expect(svg).not.toContain('style=');
  const height = Number(/height="(\d+)"/.exec(svg)?.[1]);

  const png = await saved(page, 'PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(20)).toBe(height * 2);
});
