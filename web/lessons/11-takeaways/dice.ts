import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { formatNumber, percent, plural } from '../../charts/format.ts';
import type { Settings } from '../../sampler/index.ts';
import { EXAMPLES, type Example, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { chainSliders } from '../shared/controls/chain-sliders.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { mostEntropy } from '../shared/trace/sums.ts';

const SURE = EXAMPLES.capital;
const UNSURE = EXAMPLES.supper;

/** The strategies of the course, each with its usual settings. */
export const DICE: readonly { readonly name: string; readonly settings: Settings }[] = [
  { name: 'untouched', settings: {} },
  { name: 'greedy', settings: { temperature: 0 } },
  { name: 'T = 0.5', settings: { temperature: 0.5 } },
  { name: 'T = 1.5', settings: { temperature: 1.5 } },
  { name: 'k = 3', settings: { topK: 3 } },
  { name: 'p = 0.9', settings: { topP: 0.9 } },
  { name: 'min-p 0.1', settings: { minP: 0.1 } },
  { name: 'T and p', settings: { temperature: 0.7, topP: 0.9 } },
  { name: 'α = 1.3', settings: { repetitionPenalty: 1.3, previousTokens: [0] } },
];

/** The entropy of each die, for a confident and an unsure prediction. */
export function dice(view: View): TemplateResult {
  return figure({
    title: 'Entropy of every die, on a sure and an unsure prediction',
    reset: view.reset,
    draw: () => {
      const all = [...DICE, { name: 'yours', settings: settingsOf(view) }];
      const results = [SURE, UNSURE].map((example) =>
        all.map(({ name, settings }) => ({
          name,
          ...view.sampler.distribution(logitsOf(example), settings),
        })),
      );
      const [sure, unsure] = results.map((each) => each.at(-1));
      return {
        summary: `Yours keeps ${plural(sure?.kept.length ?? 0, 'token')} on the sure prediction, with ${formatNumber(sure?.entropy ?? 0)} nats, and ${unsure?.kept.length} on the unsure one, with ${formatNumber(unsure?.entropy ?? 0)}.`,
        body: html`<div class="pair">${[SURE, UNSURE].map((example, i) => panel(view, example, results[i] ?? []))}</div>`,
        table: {
          columns: ['Die', 'Prediction', 'Entropy in nats', 'Tokens kept', 'Share of the best'],
          rows: [SURE, UNSURE].flatMap(({ name }, i) =>
            (results[i] ?? []).map((each) => [
              each.name,
              name,
              exact(each.entropy),
              each.kept.length,
              asPercent(each.probabilities[view.sampler.argsort(each.probabilities)[0] ?? 0] ?? 0),
            ]),
          ),
        },
      };
    },
    controls: chainSliders(view),
  });
}

interface Result {
  readonly name: string;
  readonly kept: Uint32Array;
  readonly entropy: number;
}

function panel(view: View, { name, prompt, words }: Example, results: readonly Result[]): TemplateResult {
  const data = results.map(
    (each, id): Bar => ({
      id,
      label: each.name,
      value: each.entropy,
      written: `${formatNumber(each.entropy)}, ${each.kept.length} kept`,
      fate: each.name === 'yours' ? 'rolled' : 'kept',
    }),
  );
  return html`<section class="panel compact"><h3>${name}</h3><p class="hint">“${prompt} …”, ${words.length} words</p>
    ${chart(`${name}: entropy in nats`, (width) =>
      bars(data, {
        width,
        domain: [0, mostEntropy(view, words.length)],
        labelWidth: 98,
        valueWidth: 86,
        rowHeight: 23,
      }),
    )}</section>`;
}

const asPercent = (value: number) => ({ value, written: percent(value) });
