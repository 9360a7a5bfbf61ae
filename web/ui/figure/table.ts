import { count, formatNumber } from '../../charts/format.ts';

/** A number with the way the page writes it; a file has the number itself. */
export interface Figure {
  readonly value: number;
  readonly written: string;
}

export type Cell = string | number | Figure;

/** The numbers behind a figure, as its table twin and its CSV file show them. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Tables show six significant figures: enough to check by hand, and to tell near-equal numbers apart. */
export function exact(value: number): Figure {
  return { value, written: formatNumber(value, 6) };
}

/** A whole number with commas between thousands. */
export function counted(value: number): Figure {
  return { value, written: count(value) };
}

/** A cell as the page shows it. */
export function shown(cell: Cell): string | number {
  return typeof cell === 'object' ? cell.written : cell;
}
