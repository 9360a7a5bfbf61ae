import { html, type TemplateResult } from 'lit';
import { curve, type Tick } from '../../charts/curve.ts';
import { count, percent, plural } from '../../charts/format.ts';
import { mean } from '../../live/texts/mean.ts';
import { withStream } from '../../sampler/random.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted, exact } from '../../ui/figure/table.ts';
import { countDraws, largestGap } from '../shared/draws/draw-counts.ts';
import { drawsOf, drawsSlider, MOST_DRAWS, seedField } from '../shared/draws/draws.ts';
import { SEVEN } from '../shared/draws/seven.ts';
import { chosen, strategyChoice } from './figures.ts';
import { rememberLast } from './remember.ts';

const RUNS = 10;
/** Ten places in every tenfold, from 10 draws to as many as the page makes. */
const PLACES = Array.from({ length: 44 }, (_, i) => Math.round(10 ** (1 + i / 10))).map((n) =>
  Math.min(n, MOST_DRAWS),
);
const WITH_CHANCE = SEVEN.filter(({ value }) => ['cold', 'plain', 'hot', 'top-k'].includes(value));
const remembered = rememberLast<{ own: number[]; average: number[] }>();

/** How far the shares are from the probabilities, as the draws grow. */
export function gaps(view: View): TemplateResult {
  const example = table(view.state);
  const draws = drawsOf(view);
  const { seed } = view.state;
  const { name, settings } = chosen(view.state);
  return figure({
    title: `The largest gap at ${name}`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const { probabilities } = view.sampler.distribution(logits, settings);
      const ids = withStream(view.sampler, view.state.seed, (random) => random.choice(probabilities, draws));
      const { id, gap } = largestGap(countDraws(ids, logits.length).shares, probabilities);
      const { own, average } = remembered(`${seed} ${name} ${logits}`, () => measure(view, probabilities));
      return {
        summary: `After ${plural(draws, 'draw')} no share is further from its probability than ${percent(gap)} of the die${gap > 0 ? `, at “${example.words[id]}”` : ''}.`,
        body: chart('Largest gap by number of draws', (width) =>
          curve(
            [
              {
                name: `seed ${seed}`,
                tone: 'one',
                x: logs(PLACES),
                y: logs(own),
                nameAt: 0.2,
                nameSide: 'below',
              },
              {
                name: `average of ${RUNS} seeds`,
                tone: 'two',
                x: logs(PLACES),
                y: logs(average),
                nameAt: 0.7,
              },
            ],
            {
              width,
              height: 300,
              xDomain: [1, Math.log10(MOST_DRAWS)],
              yDomain: [-4, -0.4],
              xLabel: 'draws N',
              yLabel: 'largest gap',
              xTicks: powers([1, 2, 3, 4, 5], (n) => count(n)),
              yTicks: powers([-4, -3, -2, -1], percent),
              marker: { x: Math.log10(draws), y: gap > 0 ? [Math.log10(gap)] : [] },
            },
          ),
        ),
        table: {
          columns: ['Draws', `Seed ${seed}`, `Average of ${RUNS} seeds`],
          rows: PLACES.map((n, i) => [counted(n), exact(own[i] ?? 0), exact(average[i] ?? 0)]),
        },
      };
    },
    controls: html`${drawsSlider(view)}${strategyChoice(view, WITH_CHANCE)}${seedField(view)}`,
  });
}

/** The largest gap at every place: on the page's seed, and on average over it and the seeds after it. */
function measure(view: View, probabilities: Float64Array): { own: number[]; average: number[] } {
  const most = PLACES.at(-1) ?? 0;
  const runs = Array.from({ length: RUNS }, (_, i) => {
    const { seed } = view.state;
    // The core gets the reader's seed as it is, and refuses one that is out of range.
    const state = { ...view.state, seed: i === 0 ? seed : (seed + i) % 2 ** 32 };
    const ids = withStream(view.sampler, state.seed, (random) => random.choice(probabilities, most));
    return PLACES.map(
      (n) => largestGap(countDraws(ids.subarray(0, n), probabilities.length).shares, probabilities).gap,
    );
  });
  return {
    own: runs[0] ?? [],
    average: PLACES.map((_, i) => mean(runs.map((run) => run[i] ?? 0))),
  };
}

const logs = (values: readonly number[]) => values.map((value) => Math.log10(value));

const powers = (exponents: readonly number[], write: (n: number) => string): Tick[] =>
  exponents.map((at) => ({ at, label: write(10 ** at) }));
