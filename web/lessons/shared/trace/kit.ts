import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../../charts/bars.ts';
import { percent } from '../../../charts/format.ts';
import type { Settings, Trace } from '../../../sampler/index.ts';
import type { Example } from '../../../state/examples.ts';
import type { View } from '../../../state/view.ts';
import { chart } from '../../../ui/figure/figure.ts';
import { exact, type Table } from '../../../ui/figure/table.ts';
import { certificate } from '../../../ui/tokens/certificate.ts';

export { counted, exact } from '../../../ui/figure/table.ts';
export { certificate, STAGE_NAMES } from '../../../ui/tokens/certificate.ts';

/** Why each removed token went: the stage, its value and the bound it failed. */
export function certificates(trace: Trace): Map<number, string> {
  const notes = new Map<number, string>();
  for (const { name, removed } of trace.stages) {
    removed.ids.forEach((id, i) => {
      notes.set(id, certificate(name, removed.values[i] ?? Number.NaN, removed.bound));
    });
  }
  return notes;
}

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

/** Probabilities as bars over [0, 1]: what is left after the chain, with the removed in place at their raw share. */
export function shares(view: View, example: Example, trace: Trace, rolled?: number): Bar[] {
  const notes = certificates(trace);
  const before = lastBeforeCuts(trace);
  const values = trace.probabilities.map((p, id) => (notes.has(id) ? (before[id] ?? 0) : p));
  const options = { write: percent, notes, ghosts: before, ...(rolled === undefined ? {} : { rolled }) };
  return rows(example.words, values, view.sampler.argsort(before), options);
}

/** The probabilities every token had before the first cut. */
export function lastBeforeCuts(trace: Trace): Float64Array {
  let before = trace.input.probabilities;
  for (const stage of trace.stages) {
    if (stage.removed.ids.length > 0) break;
    before = stage.probabilities;
  }
  return before;
}

/** The shares from the largest down, and their running sums as the core adds them. */
export function runningSums(view: View, shares: Float64Array): { ids: Uint32Array; sums: Float64Array } {
  const ids = view.sampler.argsort(shares);
  return { ids, sums: view.sampler.cumulative(Float64Array.from(ids, (id) => shares[id] ?? 0)) };
}

/** The words of a list as prose would name them: “Paris”, “London” and “Rome”. */
export function named(words: readonly string[], ids: Iterable<number>, most = 3): string {
  const quoted = [...ids].map((id) => `“${words[id]}”`);
  if (quoted.length > most) return `${quoted.slice(0, most).join(', ')} and ${quoted.length - most} more`;
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** A small chart among others, with its own heading. */
export function panel(
  title: string,
  note: string,
  data: readonly Bar[],
  extra: Partial<Parameters<typeof bars>[1]> = {},
): TemplateResult {
  return html`<section class="panel compact"><h3>${title}<span>${note}</span></h3>
    ${chart(`${title}, ${note}`, (width) =>
      bars(data, { domain: [0, 1], rowHeight: 19, labelWidth: 60, valueWidth: 64, ...extra, width }),
    )}</section>`;
}

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

/** The settings a lesson's sliders stand for. */
export function settingsOf({ state }: View): Settings {
  return { temperature: state.temperature, topK: state.topK, topP: state.topP, minP: state.minP };
}

/** The entropy of a die of this many equal faces, in nats: the most that any die of them can have. */
export function mostEntropy({ sampler }: View, faces: number): number {
  return sampler.entropy(sampler.softmax(new Float64Array(faces), {}));
}
