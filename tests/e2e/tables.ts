import type { Page } from '@playwright/test';

export interface ReadTable {
  columns: string[];
  rows: string[][];
}

/** The table twin of a figure as the page shows it. Figures count from 0. */
export async function readTable(page: Page, figure = 0): Promise<ReadTable> {
  const twin = page.locator('figure.figure').nth(figure).locator('details.twin');
  return twin.evaluate((details) => {
    const texts = (row: Element) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '');
    const head = details.querySelector('thead tr');
    return { columns: head ? texts(head) : [], rows: [...details.querySelectorAll('tbody tr')].map(texts) };
  });
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as the page writes it, `4.66 × 10⁻¹⁵` and `−3.5` included. */
export function asNumber(written: string): number {
  const plain = written
    .replaceAll(',', '')
    .replaceAll('−', '-')
    .replaceAll('⁻', '-')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(RAISED.indexOf(digit)))
    .replace(' × 10', 'e')
    .replace('∞', 'Infinity');
  return Number(plain);
}

/** What the tally under the die counts, by token. */
export async function tallied(page: Page): Promise<Map<string, number>> {
  const rows = await page.locator('.tally tbody tr').all();
  const entries = rows.map(async (row): Promise<[string, number]> => {
    const count = await row.locator('td').nth(1).evaluate(ownText);
    return [(await row.locator('th').textContent()) ?? '', asNumber(count)];
  });
  return new Map(await Promise.all(entries));
}

/** The text of an element without that of the elements in it. */
const ownText = (element: Element) =>
  [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');
