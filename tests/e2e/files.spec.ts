import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { savedCsv } from './downloads.ts';
import { SLUGS } from './lessons.ts';
import { expect, open, stepCount, test } from './site.ts';

async function saved(page: Page, kind: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.locator('.saves').getByRole('button', { name: kind }).click();
  return readFileSync(await (await download).path());
}

test('a figure is saved as CSV, SVG and PNG', async ({ page }) => {
  await open(page, 'top-p', 2);
  await page.getByText('Table and files').click();
  const csv = (await saved(page, 'CSV')).toString();
  expect(csv.split('\r\n')[0]).toBe('\ufeffToken,Share,Running sum,After top-p');
  expect(csv.split('\r\n')).toHaveLength(14);

  const svg = (await saved(page, 'SVG')).toString();
  expect(svg).toContain('#/top-p/2');
  expect(svg).not.toContain('style=');
  const height = Number(/height="(\d+)"/.exec(svg)?.[1]);

  const png = await saved(page, 'PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(20)).toBe(height * 2);
});

test('a CSV file has the whole numbers that the table rounds', async ({ page }) => {
  await open(page, 'logits', 2, '?words=a%7Cb%7CStra%C3%9Fe&logits=-2,0.5,-12');
  await page.getByText('Table and files').first().click();
  const [, ...rows] = await savedCsv(page, page.getByRole('button', { name: 'CSV' }).first());
  expect(rows.map(([word, , logit]) => [word, logit])).toEqual([
    ['b', '0.5'],
    ['a', '-2'],
    ['Straße', '-12'],
  ]);
  await open(page, 'top-p', 1, '?words=a%7Cb%7CStra%C3%9Fe&logits=-2,0.5,-12');
  await page.getByText('Table and files').first().click();
  const [, ...shares] = await savedCsv(page, page.getByRole('button', { name: 'CSV' }).first());
  const weights = [0.5, -2, -12].map(Math.exp);
  const sum = weights.reduce((a, b) => a + b);
  for (const [i, weight] of weights.entries()) {
    const share = shares[i]?.[1] ?? '';
    expect(share).toMatch(/^[0-9.]+(e-\d+)?$/);
    // Rounded to six figures as on the page, it would be off by up to 5e-7 of itself.
    expect(Math.abs(Number(share) / (weight / sum) - 1)).toBeLessThan(1e-14);
  }
});

/** Numbers as people read them, which no spreadsheet does. */
const PRINTED = /^[−+]?[\d,.]*\d( ×.*|\u00a0\S+)$|^−|^\d+,\d/;

for (const slug of SLUGS) {
  test(`${slug}: every file has plain numbers, and no id stands twice in the page`, async ({ page }) => {
    await page.addInitScript(() => {
      const saved: Blob[] = [];
      Object.assign(globalThis, { saved });
      URL.createObjectURL = (blob: Blob) => `blob:${saved.push(blob)}`;
      HTMLAnchorElement.prototype.click = () => {};
    });
    await open(page, slug);
    const steps = await stepCount(page);
    for (let step = 1; step <= steps; step++) {
      await open(page, slug, step);
      const { ids, files } = await page.evaluate(async () => {
        const { saved } = globalThis as unknown as { saved: Blob[] };
        saved.length = 0;
        for (const button of document.querySelectorAll<HTMLElement>('.saves button:first-child'))
          button.click();
        await new Promise((drawn) => setTimeout(drawn));
        return {
          ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
          files: await Promise.all(saved.map((blob) => blob.text())),
        };
      });
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        `ids of ${slug}/${step}`,
      ).toEqual([]);
      const cells = files
        .flatMap((file) => file.split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
        .map((cell) => cell.replace(/^"|"$/g, ''));
      expect(
        cells.filter((cell) => PRINTED.test(cell)),
        `numbers of ${slug}/${step}`,
      ).toEqual([]);
    }
  });
}

test('every texture of a saved picture has a name of its own, and is in it', async ({ page }) => {
  await open(page, 'top-p', 3);
  await page.getByText('Table and files').first().click();
  const names = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const one = (await saved(page, 'SVG')).toString();
  expect(names(one)).toHaveLength(1);
  expect(one).toContain(`fill="url(#${names(one)[0]})"`);
  expect(one).not.toMatch(/url\((?!#hatch-)/);
  expect(one).toMatch(/<pattern[^>]*>\s*<line[^>]*stroke="rgb/);
  await page.emulateMedia({ colorScheme: 'dark' });
  const other = (await saved(page, 'SVG')).toString();
  expect(names(other)).not.toEqual(names(one));
});

test('the address of a file stays valid until long after it is asked for', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const revoked: string[] = [];
    const { revokeObjectURL } = URL;
    Object.assign(globalThis, { revoked });
    URL.revokeObjectURL = (address) => {
      revoked.push(address);
      revokeObjectURL.call(URL, address);
    };
  });
  const revoked = () => page.evaluate(() => (globalThis as unknown as { revoked: string[] }).revoked.length);
  await open(page, 'top-p', 2);
  await page.getByText('Table and files').first().click();
  await saved(page, 'CSV');
  await page.clock.runFor(60_000);
  expect(await revoked()).toBe(0);
  await page.clock.runFor(120_000);
  expect(await revoked()).toBe(1);
});

test('a picture that cannot be made is told', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.toBlob = (take: BlobCallback) => take(null);
  });
  await open(page, 'top-p', 2);
  await page.getByText('Table and files').first().click();
  await page.locator('.saves').getByRole('button', { name: 'PNG' }).click();
  await expect(page.locator('.saves').getByRole('alert')).toHaveText(
    '“PNG” could not be saved: the picture is too large for this browser.',
  );
  await page.evaluate(() => {
    URL.createObjectURL = () => {
      throw new Error('No room.');
    };
  });
  await page.locator('.saves').getByRole('button', { name: 'CSV' }).click();
  await expect(page.locator('.saves').getByRole('alert')).toHaveText('“CSV” could not be saved: No room.');
});
