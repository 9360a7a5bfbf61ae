import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { formatNumber } from '../../charts/format.ts';
import { textOf } from '../../live/writing/run-progress.ts';
import type { Job, Run } from '../../live/writing/runner.ts';
import { chart } from '../../ui/figure/figure.ts';
import type { Table } from '../../ui/figure/table.ts';
import { exact } from '../../ui/figure/table.ts';

/** The length of the runs of tokens whose repetition is counted. */
export const RUN = 4;

/** A penalty under which a text has been written to its end. */
export interface Tried {
  readonly penalty: number;
  /** Runs of tokens in the text, and how many of them had come before. */
  readonly runs: number;
  readonly repeats: number;
  readonly text: string;
}

/** The penalties on the slider, as it writes them. */
const STEPS = Array.from({ length: 51 }, (_, i) => (100 + i) / 100);

/** Which penalties have been tried on this prompt, in ascending order. */
export function tried(run: Run, jobOf: (penalty: number) => Job, now: number): Tried[] {
  const penalties = STEPS.includes(now) ? STEPS : [...STEPS, now].toSorted((a, b) => a - b);
  return penalties.flatMap((penalty) => {
    const { tokens, ended } = textOf(run, jobOf(penalty));
    if (!ended) return [];
    const ids = tokens.map(({ id }) => id);
    const { textSoFar = '' } = tokens.at(-1) ?? {};
    return [{ penalty, runs: Math.max(0, ids.length - RUN + 1), repeats: repeats(ids), text: textSoFar }];
  });
}

/** How many runs of tokens stood in the text before. */
export function repeats(ids: readonly number[]): number {
  const seen = new Set<string>();
  let found = 0;
  for (let start = 0; start + RUN <= ids.length; start++) {
    const run = ids.slice(start, start + RUN).join(' ');
    if (seen.has(run)) found++;
    seen.add(run);
  }
  return found;
}

export function triedChart(soFar: readonly Tried[], now: number): TemplateResult {
  const data = soFar.map(
    ({ penalty, repeats }): Bar => ({
      id: Math.round(penalty * 1e6),
      label: `α ${formatNumber(penalty)}`,
      value: repeats,
      written: String(repeats),
      fate: penalty === now ? 'rolled' : 'kept',
    }),
  );
  const most = Math.max(1, ...soFar.map(({ runs }) => runs));
  return html`<section class="panel compact tried"><h3>Repeated runs at each penalty tried</h3>
    ${chart('Repeated runs at each penalty tried', (width) =>
      bars(data, { width, domain: [0, most], rowHeight: 22, labelWidth: 66 }),
    )}</section>`;
}

export function triedTable(soFar: readonly Tried[]): Table {
  return {
    columns: ['Penalty', `Runs of ${RUN}`, 'Repeated', 'Text'],
    rows: soFar.map(({ penalty, runs, repeats, text }) => [exact(penalty), runs, repeats, text]),
  };
}
