import { html, type TemplateResult } from 'lit';
import { bars } from '../../../charts/bars.ts';
import { percent, plural } from '../../../charts/format.ts';
import type { Settings } from '../../../sampler/index.ts';
import { EXAMPLES, logitsOf } from '../../../state/examples.ts';
import type { View } from '../../../state/view.ts';
import { chart, figure } from '../../../ui/figure/figure.ts';
import { exact } from '../../../ui/figure/table.ts';
import { certificates, lastBeforeCuts } from '../trace/cuts.ts';
import { runningSums } from '../trace/sums.ts';
import { rows } from '../trace/token-bars.ts';
import { decidedByRounding } from './rounding.ts';

const PAIR = [EXAMPLES.confident, EXAMPLES.unsure];
const SHOWN = 14;

/** One setting against two predictions over 50 words each: one sure of itself, one anyone's guess. */
export function scenarios(
  view: View,
  settings: Settings,
  title: string,
  controls: TemplateResult,
): TemplateResult {
  return figure({
    title,
    reset: view.reset,
    draw: () => {
      const results = PAIR.map((example) => {
        const trace = view.sampler.trace(logitsOf(example), settings);
        const before = lastBeforeCuts(trace);
        const { ids, sums } = runningSums(view, before);
        // Top-k and top-p keep the best tokens: a prefix of this order.
        return { example, trace, before, covered: sums[trace.kept.length - 1] ?? 0, ids: [...ids] };
      });
      const say = ({ example, trace, covered }: (typeof results)[number]) =>
        `${example === EXAMPLES.confident ? 'sure' : 'unsure'}: ${plural(trace.kept.length, 'token')} kept${decidedByRounding(trace) ? ' (one by rounding)' : ''}, ${percent(covered)} of the die`;
      return {
        summary: `${results.map(say).join('; ').replace(/^s/, 'S')}.`,
        body: html`<div class="pair">${results.map(
          ({ example, trace, before, ids }) => html`<section class="compact">
          <h3 class="hint">${example.name}: “${example.prompt} …”</h3>
          ${chart(example.name, (width) =>
            bars(
              rows(example.words, before, ids.slice(0, SHOWN), {
                write: percent,
                notes: certificates(trace),
              }),
              {
                width,
                domain: [0, 1],
                rowHeight: 22,
                labelWidth: 78,
                ...(trace.kept.length <= SHOWN ? { cutAfter: trace.kept.length } : {}),
              },
            ),
          )}
          <p class="hint">and ${ids.length - SHOWN} more, ${keptBelow(trace.kept.length)}</p></section>`,
        )}</div>`,
        table: {
          columns: ['Token', 'Prediction', 'Share before', 'Share after'],
          rows: results.flatMap(({ example, trace, before, ids }) =>
            ids.map((id) => [
              example.words[id] ?? '',
              example.name,
              exact(before[id] ?? 0),
              exact(trace.probabilities[id] ?? 0),
            ]),
          ),
        },
      };
    },
    controls,
  });
}

function keptBelow(kept: number): string {
  return kept > SHOWN ? `${kept - SHOWN} of them kept` : 'all removed';
}
