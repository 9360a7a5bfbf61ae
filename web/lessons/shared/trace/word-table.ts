import { exact, type Table } from '../../../ui/figure/table.ts';

/** A table with a row for each word and a column for each setting: the twin of a row of panels. */
export function wordTable(
  words: readonly string[],
  ids: Iterable<number>,
  columns: readonly { name: string; values: ArrayLike<number> }[],
): Table {
  return {
    columns: ['Token', ...columns.map(({ name }) => name)],
    rows: [...ids].map((id) => [
      words[id] ?? '',
      ...columns.map(({ values }) => exact(values[id] ?? Number.NaN)),
    ]),
  };
}
