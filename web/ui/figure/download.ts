import { csv } from './csv.ts';
import { picture, raster } from './picture.ts';
import type { Table } from './table.ts';

/** A file to be saved. */
export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Some browsers ask for a file's bytes only once the reader has said where it goes. */
const REVOKED_AFTER_MS = 120_000;
const MOST_LETTERS = 80;

export function csvFile(title: string, table: Table): SavedFile {
  const content = new Blob([csv(table)], { type: 'text/csv;charset=utf-8' });
  return { name: `${slug(title)}.csv`, content };
}

/** A figure's charts as one SVG file. */
export function svgFile(title: string, figure: HTMLElement): SavedFile {
  const content = new Blob([picture(figure).svg], { type: 'image/svg+xml' });
  return { name: `${slug(title)}.svg`, content };
}

/** A figure's charts as one PNG file. */
export async function pngFile(title: string, figure: HTMLElement): Promise<SavedFile> {
  return { name: `${slug(title)}.png`, content: await raster(picture(figure)) };
}

/** Passes a file to the browser, which does not report whether it was saved. */
export function handOver({ name, content }: SavedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKED_AFTER_MS);
}

function slug(title: string): string {
  const letters = title
    .toLowerCase()
    .slice(0, MOST_LETTERS)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return letters || 'figure';
}
