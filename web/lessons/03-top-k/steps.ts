import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, percent, plural, figure as written } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { die, roll } from '../../ui/die.ts';
import { editor } from '../../ui/editor.ts';
import { chart, figure } from '../../ui/figure.ts';
import { slider } from '../../ui/slider.ts';
import { certificates, lastBeforeCuts, named, panel, rows, settingsOf, shares, wordTable } from '../kit.ts';
import type { Step } from '../lesson.ts';
import { scenarios } from '../scenarios.ts';
import { type Stop, walk } from '../walk.ts';

const FOUR = [1, 3, 5, 10] as const;

const STOPS: readonly Stop[] = [
  { name: 'start from the logits', picture: 'scores' },
  { name: 'divide by the temperature', picture: 'scaled' },
  { name: 'sort by share', picture: 'sorted' },
  { name: 'keep the best k, drop the rest', picture: 'cut' },
  { name: 'renormalise what is left', picture: 'renormalised' },
  { name: 'roll', picture: 'drawn' },
];

function kSlider(view: View, max = 10): TemplateResult {
  return slider({
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

function tail(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature } = view.state;
  return figure({
    title: `The tail at temperature ${written(temperature)}`,
    reset: view.reset,
    draw: () => {
      const { probabilities } = view.sampler.distribution(logitsOf(example), { temperature });
      const rolled = roll(view, probabilities);
      const ids = view.sampler.argsort(probabilities);
      const odd = ids.at(-2) ?? 0;
      const share = probabilities[odd] ?? 0;
      return {
        summary: `“${example.words[odd]}” has ${percent(share)} of the die: ${share > 0 ? `once in about ${count(Math.round(1 / share))} rolls` : 'it is never rolled'}.`,
        body: html`${chart('Chance of each token', (width) =>
          bars(rows(example.words, probabilities, ids, { write: percent, rolled: rolled.id }), {
            width,
            domain: [0, 1],
          }),
        )}${die(view, example.words, probabilities, rolled)}`,
        table: wordTable(example.words, ids, [{ name: 'Probability', values: probabilities }]),
      };
    },
    controls: slider({
      label: 'Temperature',
      symbol: 'T',
      value: temperature,
      min: 0.1,
      max: 5,
      step: 0.05,
      change: (next) => view.set({ temperature: next }),
    }),
  });
}

function filtered(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `Top-k with k = ${written(view.state.topK)}`,
    reset: view.reset,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example), settingsOf(view));
      const rolled = roll(view, trace.probabilities);
      const before = lastBeforeCuts(trace);
      const gone = [...certificates(trace).keys()];
      const lost = gone.reduce((sum, id) => sum + (before[id] ?? 0), 0);
      const best = view.sampler.argsort(before)[0] ?? 0;
      return {
        summary: `${plural(trace.kept.length, 'token')} kept; the ${gone.length} removed held ${percent(lost)} of the die; “${example.words[best]}” goes from ${percent(before[best] ?? 0)} to ${percent(trace.probabilities[best] ?? 0)}.`,
        body: html`${chart('Chance of each token after top-k', (width) =>
          bars(shares(view, example, trace, rolled.id), {
            width,
            domain: [0, 1],
            cutAfter: trace.kept.length,
          }),
        )}${die(view, example.words, trace.probabilities, rolled)}`,
        table: wordTable(example.words, view.sampler.argsort(before), [
          { name: 'Before', values: before },
          { name: 'After', values: trace.probabilities },
        ]),
      };
    },
    controls: html`${kSlider(view, Math.max(2, table(view.state).words.length))}${editor(view)}`,
  });
}

function four(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: 'Four values of k',
    reset: view.reset,
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
          example.words,
          ids,
          traces.map(({ topK, trace }) => ({ name: `k = ${topK}`, values: trace.probabilities })),
        ),
      };
    },
    controls: editor(view),
  });
}

/** The unlikely word of the example, for the prose. */
function oddOne(view: View): string {
  const example = table(view.state);
  return named(example.words, [view.sampler.argsort(logitsOf(example)).at(-2) ?? 0]);
}

export const steps: readonly Step[] = [
  {
    title: 'The tail always gets a roll',
    start: { temperature: 1.5 },
    text: (
      view,
    ) => html`<p>Softmax never gives a token zero. Each bad one has a thin face, and a long text rolls the die thousands of times.</p>
      <p>Follow ${oddOne(view)}. Lowering the temperature makes its face thinner, but also makes the good alternatives rarer.</p>`,
    tryThis: () => 'Raise the temperature and read how often the odd word comes up.',
    figure: tail,
  },
  {
    title: 'Keep the k best tokens',
    start: { topK: 3 },
    text: () => html`<p>Top-k cuts the tail off. The k tokens with the highest logits stay; the others leave the die.</p>
      <p>The shares that stay are divided by their sum, so they grow a little: compare each bar with its dashed outline.</p>`,
    tryThis: () => 'Move k down to 1: that is greedy decoding. Touch a hatched bar to see why it went.',
    figure: filtered,
  },
  {
    title: 'k = 1, 3, 5 and 10',
    text: () => html`<p>The favourite’s share hardly changes, because it held most of the die from the start. What changes is who else can come out at all.</p>
      <p>With ten words, k = 10 keeps everything and does nothing.</p>`,
    tryThis: () => 'Open the table: removed tokens have a share of exactly 0.',
    figure: four,
  },
  {
    title: 'The algorithm, one stop at a time',
    start: { topK: 5 },
    text: (
      view,
    ) => html`<ol>${STOPS.map(({ name }, i) => html`<li aria-current=${i === view.state.stage ? 'true' : 'false'}>${name}</li>`)}</ol>
      <p>Nothing is sorted for the roll itself: the die is laid out in token order.</p>`,
    tryThis: () => 'Walk through the stops, and watch where each bar travels.',
    figure: (view) => walk(view, settingsOf(view), STOPS, html`${kSlider(view)}${editor(view)}`),
  },
  {
    title: 'One k does not fit all',
    start: { topK: 10 },
    text: () => html`<p>Two predictions over 50 words. In the first the model gives one word 95 %; in the second all 50 are equally good, at 2 % each.</p>
      <p>With k = 10 the first die carries nine words that hardly matter, and the second loses 40 good ones: four fifths of the die.</p>`,
    tryThis: () => 'Look for a k that suits both. There is none: that is what top-p is for.',
    figure: (view) =>
      scenarios(
        view,
        settingsOf(view),
        `Two predictions, k = ${written(view.state.topK)}`,
        kSlider(view, 50),
      ),
  },
];
