import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { formatNumber, percent, plural } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { slider } from '../../ui/controls/slider.ts';
import { die } from '../../ui/die/die.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { asksWhere } from '../../ui/tokens/trace-table.ts';
import { temperatureSlider } from '../shared/controls/sliders.ts';
import { lastBeforeCuts } from '../shared/trace/cuts.ts';
import { panel } from '../shared/trace/panel.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { runningSums } from '../shared/trace/sums.ts';
import { shares } from '../shared/trace/token-bars.ts';
import { wordTable } from '../shared/trace/word-table.ts';
import { loadedBars } from '../shared/walk/loaded-bars.ts';
import { whereFrom } from '../shared/walk/where-from.ts';

export const FOUR = [1, 3, 5, 10] as const;

export function kSlider(view: View, max = 10): TemplateResult {
  return slider({
    name: 'topK',
    label: 'Keep the best',
    symbol: 'k',
    value: view.state.topK,
    min: 1,
    max,
    step: 1,
    change: (topK) => view.set({ topK }),
    stops: FOUR.map((value) => ({ value, name: String(value) })),
  });
}

/** k as a title writes it; 0 stands for all tokens. */
export function kWritten({ state }: View): string {
  return state.topK === 0 ? 'k = 0 (off)' : `k = ${formatNumber(state.topK)}`;
}

export function tail(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature } = view.state;
  return figure({
    title: `The tail at temperature ${formatNumber(temperature)}`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example), { temperature });
      const { probabilities } = trace;
      const rolled = roll(view, probabilities);
      const ids = view.sampler.argsort(trace.input.logits);
      const odd = ids.at(-2) ?? 0;
      const share = probabilities[odd] ?? 0;
      return {
        summary: `“${example.words[odd]}” has ${percent(share)} of the die: ${share > 0 ? `once in about ${formatNumber(Math.round(1 / share))} rolls` : 'it is never rolled'}.`,
        body: loadedBars(view, example, { trace, settings: { temperature } }, ids, rolled),
        table: wordTable(example.words, ids, [{ name: 'Probability', values: probabilities }]),
      };
    },
    controls: temperatureSlider(view),
  });
}

export function filtered(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `Top-k with ${kWritten(view)}`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const settings = settingsOf(view);
      const trace = view.sampler.trace(logitsOf(example), settings);
      const rolled = roll(view, trace.probabilities);
      const before = lastBeforeCuts(trace);
      const { ids, sums } = runningSums(view, before);
      const gone = ids.length - trace.kept.length;
      const best = ids[0] ?? 0;
      return {
        summary:
          gone === 0
            ? `All ${plural(trace.kept.length, 'token')} are kept: ${view.state.topK === 0 ? 'k = 0 switches top-k off' : 'k removes nothing here'}.`
            : `${plural(trace.kept.length, 'token')} kept; ${trace.kept.length === 1 ? 'it' : 'they'} held ${percent(sums[trace.kept.length - 1] ?? 0)} of the die, and the ${gone} removed the rest; “${example.words[best]}” goes from ${percent(before[best] ?? 0)} to ${percent(trace.probabilities[best] ?? 0)}.`,
        body: whereFrom(
          view,
          example.words,
          trace,
          settings,
          html`<h3 class="hint">Shares after the cut; dashed and hatched: before it</h3>${chart(
            'Chance of each token after top-k',
            (width) =>
              bars(shares(view, example, trace, rolled.id), {
                width,
                domain: [0, 1],
                cutAfter: trace.kept.length,
                pick: asksWhere(view),
              }),
          )}${die(view, example.words, trace.probabilities, rolled)}`,
        ),
        table: wordTable(example.words, view.sampler.argsort(before), [
          { name: 'Before', values: before },
          { name: 'After', values: trace.probabilities },
        ]),
      };
    },
    controls: html`${kSlider(view, Math.max(2, table(view.state).words.length))}${editor(view)}`,
  });
}

export function four(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: 'Four values of k',
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const ids = [...view.sampler.argsort(logits)];
      const traces = FOUR.map((topK) => ({ topK, trace: view.sampler.trace(logits, { topK }) }));
      const best = ids[0] ?? 0;
      const says = traces.map(
        ({ topK, trace }) => `${percent(trace.probabilities[best] ?? 0)} at k = ${topK}`,
      );
      return {
        summary: `The share of “${example.words[best]}”: ${says.join(', ')}.`,
        body: html`<div class="panels">${traces.map(({ topK, trace }) =>
          panel(`k = ${topK}`, `${trace.kept.length} kept`, shares(view, example, trace), {
            cutAfter: trace.kept.length,
          }),
        )}</div>`,
        table: wordTable(
          [...example.words, 'tokens kept'],
          [...ids, example.words.length],
          traces.map(({ topK, trace }) => ({
            name: `k = ${topK}`,
            values: [...trace.probabilities, trace.kept.length],
          })),
        ),
      };
    },
    controls: editor(view),
  });
}
