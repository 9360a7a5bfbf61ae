import { html, type TemplateResult } from 'lit';
import { curve } from '../../charts/curve.ts';
import { formatNumber, percentAmong } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { temperatureSlider } from '../shared/controls/sliders.ts';
import { mostEntropy } from '../shared/trace/sums.ts';
import { FIVE } from './figures.ts';

const POINTS = 200;
const [COLDEST, HOTTEST] = [0.01, 5];

/** 200 temperatures from 0.01 to 5, evenly spaced. */
export const TEMPERATURES = Float64Array.from(
  { length: POINTS },
  (_, i) => COLDEST + (i * (HOTTEST - COLDEST)) / (POINTS - 1),
);

/** Entropy, and the share of the best one and best three tokens, over all temperatures. */
export function curves(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature } = view.state;
  return figure({
    title: 'Every temperature at once',
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const along = view.sampler.sweep(logits, TEMPERATURES);
      const here = view.sampler.sweep(logits, Float64Array.of(temperature));
      const most = mostEntropy(view, logits.length);
      const [entropy = 0, top1 = 0, top3 = 0] = [here.entropy[0], here.top1[0], here.top3[0]];
      const { kept } = view.sampler.distribution(logits, { temperature });
      // Three tokens have a share of 1 only if there is no fourth.
      const [write, writeThree] = [percentAmong(kept.length), percentAmong(Math.max(1, kept.length - 2))];
      const axis = {
        xDomain: [0, HOTTEST] as const,
        xLabel: 'temperature T',
        verticals: [{ at: 1, label: 'T = 1' }],
      };
      return {
        summary: `At T = ${formatNumber(temperature)} the entropy is ${formatNumber(entropy)} of at most ${formatNumber(most)} nats; the best token holds ${write(top1)}, the best three ${writeThree(top3)}.`,
        body: html`<div class="pair">
          ${chart('Entropy by temperature', (width) =>
            curve([{ name: 'entropy', tone: 'one', x: TEMPERATURES, y: along.entropy }], {
              ...axis,
              width,
              yDomain: [0, most * 1.12],
              yLabel: 'entropy (nats)',
              level: { at: most, label: `all equal: ${formatNumber(most)}` },
              marker: { x: temperature, y: [entropy] },
            }),
          )}
          ${chart('Concentration by temperature', (width) =>
            curve(
              [
                { name: 'best token', tone: 'one', x: TEMPERATURES, y: along.top1 },
                { name: 'best three', tone: 'two', x: TEMPERATURES, y: along.top3 },
              ],
              {
                ...axis,
                width,
                yDomain: [0, 1.05],
                yLabel: 'share of the die',
                marker: { x: temperature, y: [top1, top3] },
              },
            ),
          )}
        </div>`,
        table: {
          columns: ['T', 'Entropy', 'Best token', 'Best three'],
          rows: [...TEMPERATURES].map((t, i) => [
            exact(t),
            exact(along.entropy[i] ?? 0),
            exact(along.top1[i] ?? 0),
            exact(along.top3[i] ?? 0),
          ]),
        },
      };
    },
    controls: html`${temperatureSlider(view, FIVE)}${editor(view)}`,
  });
}
