import { html } from 'lit';
import { formatNumber } from '../../charts/format.ts';
import { TEXTS } from '../../live/reading/text-field.ts';
import { editor } from '../../ui/controls/editor.ts';
import type { Step } from '../lesson.ts';
import { exampleChoice } from '../shared/controls/example-choice.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { onLive } from '../shared/live/on-live.ts';
import { nucleusNow } from '../shared/trace/live-formulas.ts';
import nucleusFormula from '../shared/trace/nucleus.tex';
import { settingsOf } from '../shared/trace/settings.ts';
import { scenarios } from '../shared/walk/scenarios.ts';
import { type Stop, walk } from '../shared/walk/walk.ts';
import { isRounded, nucleus, six } from './figures.ts';
import { surviveOnCapital, surviveOnSupper } from './predictions.ts';
import { TEN_EQUAL } from './ten-equal.ts';

const STOPS: readonly Stop[] = [
  { name: 'softmax at the temperature', picture: 'shares' },
  { name: 'sort, largest share first', picture: 'sorted' },
  { name: 'add up until the sum reaches p, and cut', picture: 'cut' },
  { name: 'renormalise what is left', picture: 'renormalised' },
  { name: 'roll', picture: 'drawn' },
];

export const steps: readonly Step[] = [
  {
    title: 'As many tokens as it takes',
    tellsOfExample: 'numbers',
    start: { topP: 0.9 },
    predict: surviveOnCapital,
    text: (
      view,
    ) => html`<p>Top-p fixes the share, not the number. Sort the tokens, add up their shares, and stop as soon as the sum reaches p. What is in is the <em>nucleus</em>.</p>
      ${nucleusFormula}${nucleusNow(view)}<p>The nucleus has the smallest n for which this holds${isRounded(view) ? ' as the computer adds, though rounding decided here' : ''}, and never less than one token.</p>`,
    tryThis: () =>
      'Raise p to 0.95: a second token comes in. Up to 0.93 the favourite covers p alone, so at T = 1 every such p is greedy here.',
    figure: (view) => nucleus(view, html`${topPSlider(view)}${temperatureSlider(view)}${editor(view)}`),
  },
  {
    title: 'Where it really adapts',
    tellsOfExample: 'numbers',
    start: { example: 'supper', topP: 0.9 },
    predict: surviveOnSupper,
    text: () => html`<p>With many good answers no token covers much alone, so the same p lets more of them in.</p>
      <p>Temperature comes first in the chain: a hotter die is flatter, and a flatter die needs more tokens to cover p.</p>`,
    tryThis: () => 'Keep p at 0.9 and move T from 0.3 to 3: the nucleus grows from 4 tokens to 10 of the 12.',
    figure: (view) =>
      nucleus(view, html`${topPSlider(view)}${temperatureSlider(view)}${exampleChoice(view)}${editor(view)}`),
  },
  {
    title: 'From p = 0.5 to p = 1',
    tellsOfExample: 'numbers',
    text: () => html`<p>The line is the running sum, the dashed mark is p. The cut falls after the first token at which the line reaches the mark.</p>
      <p>For the clear favourite, every p up to 0.93 leaves one and the same token. p = 1 switches the filter off: no token is removed.</p>`,
    tryThis: () => 'Switch to the example with many good answers and compare the six counts.',
    figure: six,
  },
  {
    title: 'The algorithm, one stop at a time',
    tellsOfExample: 'nothing',
    start: { example: 'supper', topP: 0.8 },
    text: (
      view,
    ) => html`<ol>${STOPS.map(({ name }, i) => html`<li aria-current=${i === view.state.stage ? 'true' : 'false'}>${name}</li>`)}</ol>
      <p>The sum must reach p, so the token that carries it over the mark stays in. Each share is rounded, and a sum of them can miss a mark that it reaches on paper: of <a href=${TEN_EQUAL}>ten equal tokens</a> p = 0.8 keeps nine.</p>`,
    tryThis: () => 'Walk to the cut, then move p and watch the line under the last token kept.',
    figure: (view) => walk(view, settingsOf(view), STOPS, html`${topPSlider(view)}${editor(view)}`),
  },
  {
    title: 'p = 0.9 fits both',
    start: { topP: 0.9 },
    text: () => html`<p>The two predictions on which no k was right. The sure one keeps a single token at p = 0.9; the one that is anyone’s guess keeps 45 of 50.</p>
      <p>The model’s own confidence decides how many tokens are in play. That is why top-p is the usual choice.</p>`,
    tryThis: () =>
      'Raise p to 0.99. The favourite has 95 %, so to cover 4 % more the sure prediction lets 40 of its 49 bad words in again.',
    figure: (view) =>
      scenarios(
        view,
        settingsOf(view),
        `Two predictions, p = ${formatNumber(view.state.topP)}`,
        topPSlider(view),
      ),
  },
  {
    title: 'The nucleus of a real model',
    start: { topP: 0.9, prompt: TEXTS.unsure },
    text: () => html`<p>p = 0.9 on all 50,257 tokens. Where the text leaves the model no choice, a few tokens cover p; where anything may follow, it takes a great many.</p>
      <p>Search for a token you would have said next. The card tells its rank, its share, and what became of it.</p>`,
    tryThis: () =>
      'Switch between the three texts and read how many tokens are left. Then raise T to 2 after “In the middle of the …”.',
    figure: (view) => onLive(view, { sliders: ['topP', 'temperature'] }),
  },
];
