import type { Bar } from '../../../charts/bars.ts';
import { percent } from '../../../charts/format.ts';
import type { Trace } from '../../../sampler/index.ts';
import type { Example } from '../../../state/examples.ts';
import type { View } from '../../../state/view.ts';
import { certificates, lastBeforeCuts } from './cuts.ts';

export interface RowOptions {
  readonly write: (value: number) => string;
  readonly rolled?: number;
  readonly notes?: Map<number, string>;
  readonly ghosts?: Float64Array;
}

/** One bar for each word, in the order of `ids`. */
export function rows(
  words: readonly string[],
  values: ArrayLike<number>,
  ids: Iterable<number>,
  options: RowOptions,
): Bar[] {
  const { write, rolled, notes, ghosts } = options;
  return [...ids].map((id) => {
    const note = notes?.get(id);
    const value = values[id] ?? Number.NaN;
    const ghost = ghosts?.[id];
    return {
      id,
      label: words[id] ?? '',
      value,
      written: write(value),
      fate: note ? 'removed' : id === rolled ? 'rolled' : 'kept',
      ...(note ? { note } : {}),
      ...(ghost === undefined ? {} : { ghost }),
    };
  });
}

/** Probabilities after the chain as bars over [0, 1]. Removed tokens stay in place at their share before the cuts. */
export function shares(view: View, example: Example, trace: Trace, rolled?: number): Bar[] {
  const notes = certificates(trace);
  const before = lastBeforeCuts(trace);
  const values = trace.probabilities.map((p, id) => (notes.has(id) ? (before[id] ?? 0) : p));
  const options = { write: percent, notes, ghosts: before, ...(rolled === undefined ? {} : { rolled }) };
  return rows(example.words, values, view.sampler.argsort(before), options);
}
