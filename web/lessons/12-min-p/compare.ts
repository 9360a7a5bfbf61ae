import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { formatNumber } from '../../charts/format.ts';
import type { Failure } from '../../exercises/grading/grade.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { beforeCut, expected, type MinPCase } from './exercise/cases.ts';

const SHOWN = 10;

/** The first input that failed: the student's answer beside the core's. */
export function compareLists(view: View, { asked, outcome }: Failure): TemplateResult {
  const { args, words } = asked as MinPCase;
  return figure({
    title: 'Both answers to this input',
    reset: view.reset,
    draw: () => {
      const cut = beforeCut(view.sampler, args);
      const right = expected(view.sampler, cut);
      const names = words ?? cut.ids.map((_, id) => `token ${id}`);
      const yours = outcome.kind === 'list' ? outcome.values : undefined;
      const shown = cut.ids.slice(0, SHOWN);
      const answer = (title: string, values: ArrayLike<number>) => html`<section class="compact">
        <h3 class="hint">${title}</h3>${chart(title, (width) =>
          bars(rows(names, values, shown, { write: formatNumber }), {
            width,
            domain: [0, 1],
            rowHeight: 22,
            labelWidth: 72,
          }),
        )}</section>`;
      const more = cut.ids.length - shown.length;
      return {
        summary: `${cut.kept.length} of ${cut.ids.length} tokens reach the bound ${formatNumber(cut.minP)} × ${formatNumber(cut.largest)} = ${formatNumber(cut.bound)}.`,
        body: html`<div class="pair">
          ${yours ? answer('Yours', yours) : html`<section><h3 class="hint">Yours</h3><p class="hint">No list to show.</p></section>`}
          ${answer('The core’s', right.probabilities)}</div>
          ${more > 0 ? html`<p class="hint">The ${shown.length} likeliest; ${more} more in the table.</p>` : ''}`,
        table: {
          columns: ['Token', 'Logit', 'Before the cut', 'Yours', 'The core’s'],
          rows: cut.ids.map((id) => [
            names[id] ?? '',
            exact(args[0][id] ?? Number.NaN),
            exact(cut.probabilities[id] ?? 0),
            yours && id in yours ? exact(yours[id] ?? Number.NaN) : 'nothing',
            exact(right.probabilities[id] ?? 0),
          ]),
        },
      };
    },
  });
}
