import type { Table } from '../../../ui/figure/table.ts';
import { counted, exact } from '../../../ui/figure/table.ts';
import type { DrawCounts } from './draw-counts.ts';

/** One die and the counts of its draws. */
export interface Drawn {
  readonly name: string;
  readonly probabilities: Float64Array;
  readonly out: DrawCounts;
}

/** Counts and shares of several dice, each beside the expected share; `dice` is the column head of their names. */
export function drawnTable(
  dice: string,
  words: readonly string[],
  ids: readonly number[],
  runs: readonly Drawn[],
): Table {
  return {
    columns: ['Token', dice, 'Count', 'Sampled', 'Expected'],
    rows: runs.flatMap(({ name, probabilities, out }) =>
      ids.map((id) => [
        words[id] ?? '',
        name,
        counted(out.counts[id] ?? 0),
        exact(out.shares[id] ?? 0),
        exact(probabilities[id] ?? 0),
      ]),
    ),
  };
}
