import type { Table } from './figure.ts';

/** Saves a figure's table as a CSV file, quoted as RFC 4180 asks. */
export function downloadCsv(title: string, table: Table): void {
  const lines = [table.columns, ...table.rows].map((row) => row.map(quote).join(','));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }));
  link.download = `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

const quote = (cell: string | number) =>
  /[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
