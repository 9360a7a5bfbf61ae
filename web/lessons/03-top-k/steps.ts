import { html } from 'lit';
import { TEXTS } from '../../live/reading/text-field.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import type { Step } from '../lesson.ts';
import { temperatureSlider } from '../shared/controls/sliders.ts';
import { onLive } from '../shared/live/on-live.ts';
import { named } from '../shared/trace/named.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { scenarios } from '../shared/walk/scenarios.ts';
import { type Stop, walk } from '../shared/walk/walk.ts';
import { filtered, four, kSlider, kWritten, tail } from './figures.ts';
import { tiesAtTopK } from './predictions.ts';

const STOPS: readonly Stop[] = [
  { name: 'start from the logits', picture: 'scores' },
  { name: 'divide by the temperature', picture: 'scaled' },
  { name: 'sort by share', picture: 'sorted' },
  { name: 'keep the best k, drop the rest', picture: 'cut' },
  { name: 'renormalise what is left', picture: 'renormalised' },
  { name: 'roll', picture: 'drawn' },
];

/** The unlikely word of the example, for the prose. */
function oddOne(view: View): string {
  const example = table(view.state);
  return named(example.words, [view.sampler.argsort(logitsOf(example)).at(-2) ?? 0]);
}

export const steps: readonly Step[] = [
  {
    title: 'The tail always gets a roll',
    tellsOfExample: 'nothing',
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
    tellsOfExample: 'nothing',
    start: { topK: 3 },
    text: () => html`<p>Top-k cuts the tail off. The k tokens with the highest logits stay; the others leave the die.</p>
      <p>The shares that stay are divided by their sum, so they grow a little: compare each bar with its dashed outline. A hatched bar shows what a removed token had.</p>`,
    tryThis: () => 'Move k down to 1: that is greedy decoding. Touch a hatched bar to see why it went.',
    figure: filtered,
  },
  {
    title: 'k = 1, 3, 5 and 10',
    tellsOfExample: 'numbers',
    text: () => html`<p>The favourite’s share stays above 93 %, because it held that much of the die from the start. What changes is who else can come out at all.</p>
      <p>With ten words, k = 10 keeps everything and does nothing.</p>`,
    tryThis: () => 'Open the table: removed tokens have a share of exactly 0.',
    figure: four,
  },
  {
    title: 'The algorithm, one stop at a time',
    tellsOfExample: 'nothing',
    start: { topK: 5, temperature: 0.7 },
    text: (
      view,
    ) => html`<ol>${STOPS.map(({ name }, i) => html`<li aria-current=${i === view.state.stage ? 'true' : 'false'}>${name}</li>`)}</ol>
      <p>The roll itself needs no order: the bars stay sorted, and the die below them lies in the order of the token numbers.</p>`,
    tryThis: () => 'Walk through the stops, and watch where each bar travels.',
    figure: (view) =>
      walk(view, settingsOf(view), STOPS, html`${kSlider(view)}${temperatureSlider(view)}${editor(view)}`),
  },
  {
    title: 'One k does not fit all',
    predict: tiesAtTopK,
    start: { topK: 10 },
    text: () => html`<p>Two predictions over 50 words. In the first the model gives one word 95 %; in the second all 50 are equally good, at 2 % each.</p>
      <p>With k = 10 the first die carries nine words that hardly matter, and the second loses 40 good ones: four fifths of the die.</p>`,
    tryThis: () => 'Look for a k that suits both. There is none: that is what top-p is for.',
    figure: (view) =>
      scenarios(view, settingsOf(view), `Two predictions, ${kWritten(view)}`, kSlider(view, 50)),
  },
  {
    title: 'Fifty of 50,257',
    start: { topK: 50, prompt: TEXTS.unsure },
    text: () => html`<p>k = 50 is the setting that one much used library starts from. It leaves fifty faces of 50,257, whatever the text.</p>
      <p>The lower chart has every rank, best first, on axes of powers of ten: the line falls on and on, and k cuts it at one place.</p>`,
    tryThis: () =>
      'Switch between the three texts: how much did the tokens without a bar of their own hold before the cut, and how much after it?',
    figure: (view) => onLive(view, { sliders: ['topK', 'temperature'] }),
  },
];
