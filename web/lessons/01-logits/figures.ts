import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, formatNumber, percentAmong } from '../../charts/format.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { uFields } from '../../ui/die/die.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { temperatureSlider } from '../shared/controls/sliders.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';
import { loadedBars } from '../shared/walk/loaded-bars.ts';
import { signed, span } from './side-by-side.ts';

export function loadedDie(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `What follows “${example.prompt}”?`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const settings = { temperature: view.state.temperature };
      const trace = view.sampler.trace(logitsOf(example), settings);
      const { probabilities } = trace;
      const rolled = roll(view, probabilities);
      // Sorted by score, not by share: the order stays when shares underflow to zero.
      const ids = view.sampler.argsort(trace.input.logits);
      const best = ids[0] ?? 0;
      return {
        summary: `At temperature ${formatNumber(view.state.temperature)}, “${example.words[best]}” fills ${percentAmong(trace.kept.length)(probabilities[best] ?? 0)} of the die; the coin rolled “${example.words[rolled.id]}”.`,
        body: loadedBars(view, example, { trace, settings }, ids, rolled),
        table: wordTable(example.words, ids, [{ name: 'Probability', values: probabilities }]),
      };
    },
    controls: temperatureSlider(view),
  });
}

/** The words, each with its token number. */
const numbered = ({ words }: Example) => words.map((word, id) => `${word} #${id}`);

export function scores(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `Logits after “${example.prompt}”`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const { input } = view.sampler.trace(logits);
      const ids = view.sampler.argsort(input.logits);
      const [best = 0, last = 0] = [ids[0], ids.at(-1)];
      return {
        summary: `The highest score is ${signed(logits[best] ?? 0)} for “${example.words[best]}”, the lowest ${signed(logits[last] ?? 0)} for “${example.words[last]}”.`,
        body: chart('Logit of each token', (width) =>
          bars(rows(numbered(example), logits, ids, { write: signed }), {
            width,
            domain: span(logits),
            labelWidth: 116,
          }),
        ),
        table: {
          columns: ['Token', 'Number', 'Logit'],
          rows: [...ids].map((id) => [example.words[id] ?? '', id, exact(logits[id] ?? Number.NaN)]),
        },
      };
    },
    controls: editor(view),
  });
}

export function rolling(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: 'Roll the loaded die',
    reset: view.reset,
    words: example.words,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example));
      const { probabilities } = trace;
      const rolled = roll(view, probabilities);
      const edges = view.sampler.cumulative(probabilities);
      const ids = view.sampler.argsort(probabilities);
      const from = rolled.id === 0 ? 0 : (edges[rolled.id - 1] ?? 0);
      return {
        summary: `${view.state.coin === null ? `Roll ${count(view.state.rolls)}: the coin` : 'The coin, set by hand to'} ${formatNumber(rolled.u, 4)}${view.state.coin === null ? '' : ','} lies between ${formatNumber(from, 4)} and ${formatNumber(edges[rolled.id] ?? 1, 4)}, the face of “${example.words[rolled.id]}”.`,
        body: loadedBars(view, example, { trace, settings: {} }, ids, rolled),
        table: {
          columns: ['Token', 'Probability', 'Face ends at'],
          rows: example.words.map((word, id) => [word, exact(probabilities[id] ?? 0), exact(edges[id] ?? 0)]),
        },
      };
    },
    controls: html`${uFields(view)}${editor(view)}`,
  });
}
