import { bare } from '../text/isolate.ts';
import { picture, raster } from './picture.ts';
import type { Table } from './table.ts';

/** Saves a figure's table as a CSV file, quoted as RFC 4180 asks. */
export function downloadCsv(title: string, table: Table): void {
  const lines = [table.columns, ...table.rows].map((row) => row.map(quote).join(','));
  save(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${slug(title)}.csv`);
}

/** Saves a figure's charts as one SVG file. */
export function downloadSvg(title: string, figure: HTMLElement): void {
  save(new Blob([picture(figure).svg], { type: 'image/svg+xml' }), `${slug(title)}.svg`);
}

/** Saves a figure's charts as one PNG file. */
export async function downloadPng(title: string, figure: HTMLElement): Promise<void> {
  save(await raster(picture(figure)), `${slug(title)}.png`);
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const slug = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function quote(cell: string | number): string {
  const text = bare(String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
