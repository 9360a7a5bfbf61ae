import { html } from 'lit';
import { exercise } from '../../exercises/exercise.ts';
import { editor } from '../../ui/controls/editor.ts';
import type { Step } from '../lesson.ts';
import { exampleChoice } from '../shared/controls/example-choice.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { boundNow } from '../shared/trace/live-formulas.ts';
import boundFormula from './bound.tex';
import { compareLists } from './compare.ts';
import { minPTask } from './exercise/task.ts';
import { beside, bounded, minPSlider } from './figures.ts';
import { heatedNucleus } from './predictions.ts';
import { real } from './real.ts';

const HEATS = [0.5, 1, 1.5, 3] as const;

export const steps: readonly Step[] = [
  {
    title: 'The favourite sets the bound',
    tellsOfExample: 'nothing',
    start: { example: 'supper', minP: 0.1 },
    text: (
      view,
    ) => html`<p>Top-k counts tokens and top-p adds up shares. Min-p compares: a token stays if it is at least min-p times as likely as the best one.</p>
      ${boundFormula}${boundNow(view)}
      <p>A clear favourite puts the bound high, and few reach it. Where no token stands out the bound is low, and many do.</p>`,
    tryThis: () => 'Keep min-p at 0.1 and switch the example: the clear favourite leaves itself alone.',
    figure: (view) =>
      bounded(
        view,
        html`${minPSlider(view)}${temperatureSlider(view)}${exampleChoice(view, ['capital', 'supper'])}${editor(view)}`,
      ),
  },
  {
    title: 'What heat does to both filters',
    tellsOfExample: 'numbers',
    start: { example: 'confident', minP: 0.1, topP: 0.9, temperature: 1.5 },
    predict: () => heatedNucleus,
    text: () => html`<p>A hotter die is flatter. Top-p must cover its share all the same, so it lets the tail in: where the model is sure of itself, 36 of 50 tokens at T = 1.5, though the favourite still holds two thirds.</p>
      <p>Min-p looks at how far a token lies behind the favourite, and holds out much longer. Near T = 3 even that distance is gone, and all 50 stay at once.</p>`,
    tryThis: () => 'Move T slowly from 1 to 3 and watch the two lines. Then try the other examples.',
    figure: (view) =>
      beside(
        view,
        html`${temperatureSlider(view, HEATS)}${minPSlider(view)}${topPSlider(view, [], 'Top-p covers at least')}${exampleChoice(view, ['confident', 'capital', 'supper'])}`,
      ),
  },
  {
    title: 'Write min-p',
    text: () => html`<p>Write a function <code translate="no">minP</code> in JavaScript. It gets the logits, min-p and the temperature, and returns a list with the probability of every token.</p>
      <ol><li>Divide the logits by the temperature, and softmax.</li>
      <li>Multiply the largest probability by min-p: that is the bound.</li>
      <li>A probability below the bound becomes 0; one on the bound stays.</li>
      <li>Divide by the sum of what is left.</li></ol>
      <p>Thirty inputs are tried, and each answer is compared with the core’s. Your code runs in a sandbox: a second for each input, no network.</p>`,
    figure: (view) => exercise(view, minPTask, compareLists),
  },
  {
    title: 'The same on 50,257 tokens',
    start: { prompt: 'She looked at the', minP: 0.1, topP: 0.9, temperature: 1.5 },
    text: () => html`<p>The live model gives a logit to each of its 50,257 tokens. Each unlikely one has next to nothing, but together they weigh a lot once the die is hot.</p>
      <p>Top-p has to take thousands of them in to cover its share. Min-p asks each one alone, and lets far fewer pass.</p>`,
    tryThis: () =>
      'Move T from 0.7 to 2 and compare the two counts. Each line of the grid is ten times the one below.',
    figure: real,
  },
];
