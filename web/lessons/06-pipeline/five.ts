import { html, type TemplateResult } from 'lit';
import { count, percent, plural } from '../../charts/format.ts';
import type { Settings } from '../../sampler/index.ts';
import { withStream } from '../../sampler/random.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { figure } from '../../ui/figure/figure.ts';
import { countDraws } from '../shared/draws/draw-counts.ts';
import { drawnTable } from '../shared/draws/drawn-table.ts';
import { drawsOf, drawsSlider, seedField } from '../shared/draws/draws.ts';
import { NUMBERS_USED } from '../shared/draws/seven.ts';
import { panel, ROOMY } from '../shared/trace/panel.ts';
import { rows } from '../shared/trace/token-bars.ts';

export const FIVE: readonly { readonly name: string; readonly settings: Settings }[] = [
  { name: 'Greedy', settings: { temperature: 0 } },
  { name: 'T\u00a0=\u00a00.7', settings: { temperature: 0.7 } },
  { name: 'T\u00a0=\u00a00.7, p\u00a0=\u00a00.9', settings: { temperature: 0.7, topP: 0.9 } },
  { name: 'T\u00a0=\u00a01, k\u00a0=\u00a05', settings: { temperature: 1, topK: 5 } },
  { name: 'All three', settings: { temperature: 0.7, topK: 5, topP: 0.9 } },
];

/** Five settings of the chain, N rolls each, from the stream where the last lesson left it. */
export function five(view: View): TemplateResult {
  const example = table(view.state);
  const draws = drawsOf(view);
  return figure({
    title: `Five settings, ${plural(draws, 'roll')} each`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const ids = [...view.sampler.argsort(logits)];
      const runs = withStream(view.sampler, view.state.seed, (random) => {
        random.skip(NUMBERS_USED);
        return FIVE.map(({ name, settings }) => {
          const { probabilities } = view.sampler.distribution(logits, settings);
          return { name, probabilities, out: countDraws(random.choice(probabilities, draws), logits.length) };
        });
      });
      const best = ids[0] ?? 0;
      return {
        summary: `“${example.words[best]}” in ${plural(draws, 'roll')}: ${runs.map(({ name, out }) => `${count(out.counts[best] ?? 0)} (${name})`).join(', ')}.`,
        body: html`<div class="panels roomy">${runs.map(({ name, probabilities, out }) =>
          panel(
            name,
            `${out.unique} unique`,
            rows(example.words, out.shares, ids, { write: percent, ghosts: probabilities }).map((bar) => ({
              ...bar,
              written: count(out.counts[bar.id] ?? 0),
            })),
            ROOMY,
          ),
        )}<p class="hint">Numbers: how often each token came out. “All three” is T = 0.7, k = 5 and p = 0.9.</p></div>`,
        table: drawnTable('Settings', example.words, ids, runs),
      };
    },
    controls: html`${drawsSlider(view, [100, 1000, 10_000])}${seedField(view)}${editor(view)}`,
  });
}
