import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { formatNumber, percent, plural } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { die } from '../../ui/die/die.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exampleChoice } from '../shared/controls/example-choice.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { lastBeforeCuts } from '../shared/trace/cuts.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { shares } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';
import { practicePresets } from './presets.ts';

/** An example under the settings that people start from. */
export function practice(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature, topP } = view.state;
  return figure({
    title: `T = ${formatNumber(temperature)}, p = ${formatNumber(topP)} on “${example.prompt}”`,
    reset: view.reset,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example), settingsOf(view));
      const rolled = roll(view, trace.probabilities);
      const best = view.sampler.argsort(trace.probabilities)[0] ?? 0;
      return {
        summary: `${plural(trace.kept.length, 'token')} of ${example.words.length} can come out, with an entropy of ${formatNumber(trace.entropy)} nats; “${example.words[best]}” has ${percent(trace.probabilities[best] ?? 0)} of the die.`,
        body: html`${chart('Chance of each token', (width) =>
          bars(shares(view, example, trace, rolled.id), {
            width,
            domain: [0, 1],
            cutAfter: trace.kept.length,
          }),
        )}${die(view, example.words, trace.probabilities, rolled)}`,
        table: wordTable(example.words, view.sampler.argsort(trace.input.logits), [
          { name: 'Raw share', values: trace.input.probabilities },
          { name: 'Before the cut', values: lastBeforeCuts(trace) },
          { name: 'Final', values: trace.probabilities },
        ]),
      };
    },
    controls: html`${practicePresets(view)}${temperatureSlider(view)}${topPSlider(view)}${exampleChoice(view)}${editor(view)}`,
  });
}
