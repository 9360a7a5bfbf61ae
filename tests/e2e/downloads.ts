import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { asNumber } from './tables.ts';

/** Presses a button that saves a CSV file. @returns its cells, the head first */
export async function savedCsv(page: Page, button: Locator): Promise<string[][]> {
  const coming = page.waitForEvent('download');
  await button.click();
  const file = readFileSync(await (await coming).path(), 'utf8');
  if (!file.startsWith('\ufeff')) throw new Error('the file has no byte order mark');
  return parseCsv(file.slice(1));
}

/** RFC 4180: quoted cells may hold commas, line ends and doubled quotes. */
function parseCsv(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of file.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

/** Numbers as a table shows them, with six significant figures; a file has all of theirs. */
export function atSixFigures(rows: readonly string[][]): string[][] {
  return rows.map((row) =>
    row.map((cell) => {
      const number = cell === '' ? Number.NaN : asNumber(cell);
      return Number.isNaN(number) ? cell : String(Number(number.toPrecision(6)));
    }),
  );
}
