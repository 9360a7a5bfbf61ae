import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, formatNumber, percent } from '../../charts/format.ts';
import { live } from '../../live/reading/live.ts';
import { promptField } from '../../live/reading/prompt-field.ts';
import type { Reading } from '../../live/reading/reading.ts';
import { joined, wordOf } from '../../live/reading/words.ts';
import type { View } from '../../state/view.ts';
import { quoted } from '../../text/marks.ts';
import { choice } from '../../ui/controls/choice.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { adaptiveLine, adaptiveSliders } from './figures.ts';

const SHOWN = 10;
/** From a set phrase to an open beginning. */
export const PROMPTS = [
  'Once upon a',
  'He shook his',
  'She looked at the',
  'The future of artificial intelligence is',
];

/** The adaptive temperature after a text, from the live model's entropy. */
export function real(view: View): TemplateResult {
  return live(view.state, view.state.prompt, (reading) => drawn(view, reading));
}

function drawn(view: View, { logits, tokens, vocabulary }: Reading): TemplateResult {
  const { state, sampler } = view;
  const { baseTemperature, minTemperature, maxTemperature } = state;
  const range = { baseTemperature, minTemperature, maxTemperature };
  return figure({
    title: `After ${quoted(joined(tokens))}`,
    reset: view.reset,
    draw: () => {
      const { temperature, entropy } = sampler.adaptiveTemperature(logits, range);
      const share = sampler.adaptiveTemperature(logits, { ...range, minTemperature: 0, maxTemperature: 1 });
      const { top, size } = sampler.survey(logits, { temperature }, { top: SHOWN, points: 2 });
      const data = Array.from(top.ids, (id, i) => ({
        id,
        label: wordOf(vocabulary, id),
        value: top.probabilities[i] ?? 0,
        written: percent(top.probabilities[i] ?? 0),
        fate: 'kept' as const,
        ghost: top.raw[i] ?? 0,
      }));
      return {
        summary: `The entropy over ${count(size)} tokens is ${formatNumber(entropy)} nats, ${percent(share.temperature)} of the largest possible: T = ${formatNumber(temperature)}.`,
        body: html`${chart('The likeliest tokens at that temperature', (width) =>
          bars(data, { width, domain: [0, 1], rowHeight: 23, labelWidth: 110 }),
        )}<p class="hint">Dashed: the share at T = 1.</p>
        ${adaptiveLine(view, [{ x: share.temperature, y: temperature, label: `T = ${formatNumber(temperature)}` }])}`,
        table: {
          columns: ['Token', 'Share at T = 1', `Share at T = ${formatNumber(temperature)}`],
          rows: data.map(({ label, ghost, value }) => [label, exact(ghost), exact(value)]),
        },
      };
    },
    controls: html`${promptChoice(view, PROMPTS)}${adaptiveSliders(view)}`,
  });
}

/** Prompts to choose from, and a field for one's own. */
export function promptChoice(view: View, prompts: readonly string[]): TemplateResult {
  return html`${choice(
    'Text',
    prompts.map((value) => ({ value, name: value })),
    view.state.prompt,
    (prompt) => view.set({ prompt }),
  )}
  ${promptField(view, { label: 'Or a text of your own', read: 'end', most: 300 })}`;
}
