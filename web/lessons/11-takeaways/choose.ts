import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { percent, plural } from '../../charts/format.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { State } from '../../state/parameters.ts';
import { formatHash } from '../../state/route.ts';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';
import { slider } from '../../ui/controls/slider.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { chainSliders } from '../shared/controls/chain-sliders.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { shares } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';
import { PURPOSES } from './purposes.ts';

const example = EXAMPLES.supper;

/** Settings to start from, their effect on a die, and a link to the live model with them. */
export function choose(view: View): TemplateResult {
  const { temperature, topK, topP, minP, repetitionPenalty, purpose } = view.state;
  const wanted = PURPOSES.find(({ value }) => value === purpose);
  return figure({
    title: wanted ? `${wanted.name}: ${wanted.why.toLowerCase()}` : 'Settings of your own',
    reset: view.reset,
    draw: () => {
      // The best word is in the text, so that the penalty has an effect.
      const settings = { ...settingsOf(view), repetitionPenalty, previousTokens: [0] };
      const trace = view.sampler.trace(logitsOf(example), settings);
      const best = view.sampler.argsort(trace.probabilities)[0] ?? 0;
      return {
        summary: `After “${example.prompt}”, where “${example.words[0]}” was said before, ${plural(trace.kept.length, 'token')} of ${example.words.length} can come; “${example.words[best]}” has ${percent(trace.probabilities[best] ?? 0)}.`,
        body: html`${chart('Chance of each word', (width) =>
          bars(shares(view, example, trace), { width, domain: [0, 1] }),
        )}`,
        table: wordTable(example.words, view.sampler.argsort(trace.input.logits), [
          { name: 'Raw share', values: trace.input.probabilities },
          { name: 'Final', values: trace.probabilities },
        ]),
      };
    },
    controls: html`${choice('I write', PURPOSES, purpose, (value) => start(view, value))}
      <p><a class="go" @click=${() => scrollTo({ top: 0 })} href=${formatHash({
        lesson: 'generate',
        step: 0,
        overrides: { strategy: 'own', temperature, topK, topP, minP, repetitionPenalty },
      })}>Write with these on the live model →</a></p>
      ${chainSliders(view)}${slider({
        name: 'repetitionPenalty',
        label: 'Penalty',
        symbol: 'α',
        value: repetitionPenalty,
        min: 1,
        max: 2,
        step: 0.05,
        change: (value) => view.set({ repetitionPenalty: value }),
      })}`,
  });
}

function start(view: View, purpose: State['purpose']): void {
  const found = PURPOSES.find(({ value }) => value === purpose);
  view.set({ purpose, ...found?.dials });
}
