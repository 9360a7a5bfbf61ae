import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { curve } from '../../charts/curve.ts';
import { formatNumber, percent } from '../../charts/format.ts';
import { logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { penalised, penaltySlider, previousToggles } from './penalised.ts';

const FROM = 0.5;
const TO = 3;
const PENALTIES = Float64Array.from({ length: 101 }, (_, i) => FROM + ((TO - FROM) * i) / 100);
/** The names stand where the lines of the example do not overlap. */
const LINES = [
  { tone: 'one', nameAt: 0.3 },
  { tone: 'two', nameAt: 0.7 },
  { tone: 'three', nameAt: 0.95 },
] as const;

/** The shares of the first three words at every penalty. */
export function range(view: View): TemplateResult {
  return figure({
    title: `Penalties from ${FROM} to ${TO}`,
    reset: view.reset,
    draw: () => {
      const { example, previousTokens, shares } = penalised(view);
      const logits = logitsOf(example);
      const all = [...PENALTIES].map(
        (repetitionPenalty) =>
          view.sampler.distribution(logits, { repetitionPenalty, previousTokens }).probabilities,
      );
      const lines = LINES.slice(0, example.words.length).map((line, id) => ({
        ...line,
        name: example.words[id] ?? '',
        x: PENALTIES,
        y: all.map((share) => share[id] ?? 0),
      }));
      const alpha = view.state.repetitionPenalty;
      const here = lines.map(({ name }, id) => `“${name}” ${percent(shares.after[id] ?? 0)}`);
      return {
        summary: `At a penalty of ${formatNumber(alpha)}: ${here.join(', ')}.`,
        body: chart('Share of each word against the penalty', (width) =>
          curve(lines, {
            width,
            xDomain: [FROM, TO],
            yDomain: [0, 1],
            xLabel: 'Penalty α',
            yLabel: 'Share of the die',
            verticals: [{ at: 1, label: 'off' }],
            marker: { x: alpha, y: lines.map((_, id) => shares.after[id] ?? 0) },
          }),
        ),
        table: {
          columns: ['Penalty', ...lines.map(({ name }) => name)],
          rows: [...PENALTIES].map((penalty, i) => [
            exact(penalty),
            ...lines.map(({ y }) => exact(y[i] ?? Number.NaN)),
          ]),
        },
      };
    },
    controls: html`${penaltySlider(view)}${previousToggles(view)}`,
  });
}
