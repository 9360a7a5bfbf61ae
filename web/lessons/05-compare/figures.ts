import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, percent, plural } from '../../charts/format.ts';
import { withStream } from '../../sampler/random.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { State } from '../../state/parameters.ts';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted, exact } from '../../ui/figure/table.ts';
import { countDraws, largestGap } from '../shared/draws/draw-counts.ts';
import { drawnTable } from '../shared/draws/drawn-table.ts';
import { drawsOf, drawsSlider, seedField } from '../shared/draws/draws.ts';
import { SEVEN, type Strategy } from '../shared/draws/seven.ts';
import { panel, ROOMY } from '../shared/trace/panel.ts';
import { rows } from '../shared/trace/token-bars.ts';

/** The strategy of the seven that a link or a button names; the plain one otherwise. */
export function chosen(state: State): Strategy {
  return SEVEN.find(({ value }) => value === state.strategy) ?? (SEVEN[2] as Strategy);
}

export function strategyChoice(view: View, strategies: readonly Strategy[] = SEVEN): TemplateResult {
  return choice('Strategy', strategies, chosen(view.state).value, (strategy) => view.set({ strategy }));
}

/** One die, rolled N times: what came out over what was expected. */
export function settling(view: View): TemplateResult {
  const example = table(view.state);
  const draws = drawsOf(view);
  const { name, settings } = chosen(view.state);
  return figure({
    title: `${name}, rolled ${plural(draws, 'time')}`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const { probabilities } = view.sampler.distribution(logits, settings);
      const out = countDraws(
        withStream(view.sampler, view.state.seed, (random) => random.choice(probabilities, draws)),
        logits.length,
      );
      const ids = view.sampler.argsort(logits);
      const { id, gap } = largestGap(out.shares, probabilities);
      const data = rows(example.words, out.shares, ids, { write: percent, ghosts: probabilities });
      return {
        summary:
          gap === 0
            ? `${plural(draws, 'draw')} gave every token exactly as often as expected.`
            : `${plural(draws, 'draw')} gave ${plural(out.unique, 'different token')}; the largest gap is at “${example.words[id]}”, with ${percent(out.shares[id] ?? 0)} of the draws where ${percent(probabilities[id] ?? 0)} was expected.`,
        body: chart('Share of the draws, with the probability as an outline', (width) =>
          bars(
            data.map((bar) => ({
              ...bar,
              written: `${count(out.counts[bar.id] ?? 0)} · ${bar.written}`,
            })),
            { width, domain: [0, 1], valueWidth: 112 },
          ),
        ),
        table: {
          columns: ['Token', 'Count', 'Sampled', 'Expected'],
          rows: [...ids].map((token) => [
            example.words[token] ?? '',
            counted(out.counts[token] ?? 0),
            exact(out.shares[token] ?? 0),
            exact(probabilities[token] ?? 0),
          ]),
        },
      };
    },
    controls: html`${drawsSlider(view)}${strategyChoice(view)}${seedField(view)}`,
  });
}

/** All seven, one after the other from one stream of random numbers. */
export function seven(view: View, controls: TemplateResult): TemplateResult {
  const example = table(view.state);
  const draws = drawsOf(view);
  return figure({
    title: `Seven strategies, ${plural(draws, 'draw')} each`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const ids = [...view.sampler.argsort(logits)];
      const runs = withStream(view.sampler, view.state.seed, (random) =>
        SEVEN.map(({ name, settings }) => {
          const { probabilities } = view.sampler.distribution(logits, settings);
          return {
            name,
            probabilities,
            out: countDraws(random.choice(probabilities, draws), logits.length),
          };
        }),
      );
      return {
        summary: `Different tokens in ${plural(draws, 'draw')}: ${runs.map(({ name, out }) => `${out.unique} from ${name}`).join(', ')}.`,
        body: html`<div class="panels roomy">${runs.map(({ name, probabilities, out }) =>
          panel(
            name,
            `${out.unique} unique`,
            rows(example.words, out.shares, ids, { write: percent, ghosts: probabilities }),
            ROOMY,
          ),
        )}<p class="hint">Solid bars: the share of the draws. Dashed outlines: the probability.</p></div>`,
        table: drawnTable('Strategy', example.words, ids, runs),
      };
    },
    controls,
  });
}
