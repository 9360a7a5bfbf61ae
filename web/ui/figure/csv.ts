import { bare } from '../../text/isolate.ts';
import type { Cell, Table } from './table.ts';

/** Below this a number is written with an exponent, as the page does. */
const SMALL = 1e-4;
/** The byte order mark. Without it spreadsheets do not read the file as UTF-8. */
const MARK = '\ufeff';

/** A table as the text of a CSV file, quoted as RFC 4180 asks, its numbers as programs read them. */
export function csv({ columns, rows }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map((cell) => quote(plain(cell))).join(','));
  return `${MARK}${lines.join('\r\n')}\r\n`;
}

function plain(cell: Cell): string {
  if (typeof cell === 'string') return bare(cell);
  const value = typeof cell === 'object' ? cell.value : cell;
  // Both ways have all the digits that it takes to read the same number back.
  return value !== 0 && Math.abs(value) < SMALL ? value.toExponential() : String(value);
}

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
