import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { bars } from '../../charts/bars.ts';
import { formatNumber } from '../../charts/format.ts';
import type { Failure } from '../../exercises/grading/grade.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { type AdaptiveCase, expected } from './exercise/cases.ts';

const SHOWN = 10;

/** The first input that failed: both temperatures, and the prediction whose entropy they come from. */
export function compareTemperatures(view: View, { asked, outcome }: Failure): TemplateResult {
  const { args, words } = asked as AdaptiveCase;
  const [logits, base] = args;
  return figure({
    title: 'Both answers to this input',
    reset: view.reset,
    draw: () => {
      const right = expected(view.sampler, args);
      const yours = outcome.kind === 'number' ? outcome.value : Number.NaN;
      const shares = view.sampler.softmax(Float64Array.from(logits), { temperature: base });
      const ids = [...view.sampler.argsort(shares)];
      const names = words ?? ids.map((_, id) => `token ${id}`);
      const temperatures = [yours, right.temperature];
      const longest = Math.max(1, ...temperatures.filter(Number.isFinite));
      const shortest = Math.min(0, ...temperatures.filter(Number.isFinite));
      return {
        summary: `The entropy is ${formatNumber(right.entropy)} of at most ${formatNumber(right.most)} nats, a share of ${formatNumber(right.share)}.`,
        body: html`${chart('Both temperatures', (width) =>
          bars(rows(['yours', 'the core’s'], temperatures, [0, 1], { write: (t) => formatNumber(t, 5) }), {
            width,
            domain: [shortest, longest],
          }),
        )}<h3 class="hint">The prediction at T = ${formatNumber(base)}${ids.length > SHOWN ? `, the ${SHOWN} likeliest of ${ids.length}` : ''}</h3>
        <div class="compact">${chart('The prediction', (width) =>
          bars(rows(names, shares, ids.slice(0, SHOWN), { write: formatNumber }), {
            width,
            domain: [0, 1],
            rowHeight: 21,
          }),
        )}</div>`,
        table: {
          columns: ['What', 'Value'],
          rows: [
            ['your temperature', outcome.kind === 'number' ? exact(yours) : 'no number'],
            ['the core’s temperature', exact(right.temperature)],
            ['entropy', exact(right.entropy)],
            ['largest entropy, ln V', exact(right.most)],
            ['share', exact(right.share)],
            ...ids.map((id) => [`p of ${names[id] ?? id}`, exact(shares[id] ?? 0)]),
          ],
        },
      };
    },
  });
}
