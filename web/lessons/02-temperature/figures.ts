import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, formatNumber, percent, percentAmong } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { temperatureSlider } from '../shared/controls/sliders.ts';
import { panel } from '../shared/trace/panel.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';
import { loadedBars } from '../shared/walk/loaded-bars.ts';

/** The five temperatures the course compares. */
export const FIVE = [0.1, 0.5, 1, 1.5, 3] as const;

export function heated(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature } = view.state;
  return figure({
    title: `“${example.prompt}” at temperature ${formatNumber(temperature)}`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const plain = view.sampler.softmax(logits, {});
      const trace = view.sampler.trace(logits, { temperature });
      const { probabilities, kept } = trace;
      const rolled = roll(view, probabilities);
      const ids = view.sampler.argsort(logits);
      const best = ids[0] ?? 0;
      const greedy =
        temperature === 0
          ? `only “${example.words[kept[0] ?? 0]}” can come out`
          : `“${example.words[best]}” holds ${percentAmong(kept.length)(probabilities[best] ?? 0)}`;
      return {
        summary: `At T = ${formatNumber(temperature)} ${greedy}; at T = 1 it holds ${percent(plain[best] ?? 0)} (dashed outline).`,
        body: loadedBars(view, example, { trace, settings: { temperature } }, ids, rolled, plain),
        table: wordTable(example.words, ids, [
          { name: 'T = 1', values: plain },
          { name: `T = ${formatNumber(temperature)}`, values: probabilities },
        ]),
      };
    },
    controls: html`${temperatureSlider(view, [0, ...FIVE])}${editor(view)}`,
  });
}

export function five(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: 'Five temperatures, one set of logits',
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const ids = [...view.sampler.argsort(logits)];
      const all = FIVE.map((temperature) => ({
        temperature,
        ...view.sampler.distribution(logits, { temperature }),
      }));
      const [coldest, hottest] = [all[0], all.at(-1)];
      const best = ids[0] ?? 0;
      return {
        summary: `From T = 0.1 to T = 3 the share of “${example.words[best]}” falls from ${percent(coldest?.probabilities[best] ?? 0)} to ${percent(hottest?.probabilities[best] ?? 0)}, and the entropy H rises from ${formatNumber(coldest?.entropy ?? 0)} to ${formatNumber(hottest?.entropy ?? 0)} nats.`,
        body: html`<div class="panels">${all.map(({ temperature, probabilities, entropy }) =>
          panel(
            `T = ${temperature}`,
            `H = ${formatNumber(entropy)}`,
            rows(example.words, probabilities, ids, { write: percent }),
          ),
        )}</div>`,
        table: wordTable(
          [...example.words, 'entropy'],
          [...ids, example.words.length],
          all.map(({ temperature, probabilities, entropy }) => ({
            name: `T = ${temperature}`,
            values: [...probabilities, entropy],
          })),
        ),
      };
    },
    controls: editor(view),
  });
}

export function measured(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature } = view.state;
  return figure({
    title: 'How unsure is the die?',
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const { probabilities, kept, entropy } = view.sampler.distribution(logits, { temperature });
      const even = view.sampler.softmax(new Float64Array(logits.length), {});
      const most = view.sampler.entropy(even);
      const ids = view.sampler.argsort(logits);
      return {
        summary: `At T = ${formatNumber(temperature)} the entropy is ${formatNumber(entropy)} nats, ${percent(entropy / most)} of the ${formatNumber(most)} that ${count(logits.length)} equal faces would have.`,
        body: html`${chart('Chance of each token beside equal chances', (width) =>
          bars(rows(example.words, probabilities, ids, { write: percentAmong(kept.length) }), {
            width,
            domain: [0, 1],
            mark: { at: even[0] ?? 0, label: `equal: ${percent(even[0] ?? 0)}` },
          }),
        )}<div class="meter"><span>Entropy</span><progress max=${most} value=${entropy} aria-label="Entropy"></progress><span>${formatNumber(entropy)} / ${formatNumber(most)}</span></div>`,
        table: wordTable(
          [...example.words, 'entropy'],
          [...ids, example.words.length],
          [
            { name: `T = ${formatNumber(temperature)}`, values: [...probabilities, entropy] },
            { name: 'All equal', values: [...even, most] },
          ],
        ),
      };
    },
    controls: html`${temperatureSlider(view, FIVE)}${editor(view)}`,
  });
}
