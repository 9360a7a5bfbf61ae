import { html } from 'lit';
import { TEXTS } from '../../live/reading/text-field.ts';
import type { Step } from '../lesson.ts';
import { onLive } from '../shared/live/on-live.ts';
import { entropyNow, softmaxNow } from '../shared/trace/live-formulas.ts';
import { curves } from './curves.ts';
import entropyFormula from './entropy.tex';
import { five, heated, measured } from './figures.ts';
import { gainsMost, greedy } from './predictions.ts';
import temperatureFormula from './temperature.tex';

export const steps: readonly Step[] = [
  {
    title: 'Divide every logit by T',
    tellsOfExample: 'nothing',
    start: { temperature: 2 },
    predict: gainsMost,
    text: (
      view,
    ) => html`<p>Temperature is one division, made before the softmax.</p>${temperatureFormula}${softmaxNow(view, view.state.temperature)}
      <p>Below 1 it widens the distances between logits, and the leader takes more of the die. Above 1 it narrows them, and the others get their chance.</p>`,
    tryThis: () =>
      'Move T from 2 down to 0.5. Which tokens gain now, and which lose? The coin stays where it is.',
    figure: heated,
  },
  {
    title: 'Five dice from the same logits',
    tellsOfExample: 'numbers',
    text: () => html`<p>Here are the same ten tokens at five temperatures. The order never changes: temperature moves shares, not ranks.</p>
      <p>At 0.1 the die has one face left that you can see. At 3 “banana” gets a face too.</p>`,
    tryThis: () => 'Open the table and follow one row from left to right.',
    figure: five,
  },
  {
    title: 'Entropy measures how unsure it is',
    tellsOfExample: 'numbers',
    start: { temperature: 3 },
    text: (
      view,
    ) => html`<p>One number sums up a die: its entropy, here in nats.</p>${entropyFormula}${entropyNow(view, view.state.temperature)}
      <p>It is 0 when one token is certain, and largest, ln of the number of tokens, when all are equal.</p>
      <p>T = 3 looks flat, but it is far from equal: the bars still cross the dashed line on both sides.</p>`,
    tryThis: () => 'Find the temperature at which the entropy reaches 1 nat.',
    figure: measured,
  },
  {
    title: 'The whole range',
    tellsOfExample: 'numbers',
    start: { temperature: 1 },
    text: () => html`<p>Both curves come from 200 temperatures between 0.01 and 5.</p>
      <p>Entropy only rises with temperature. For the capital of France it hardly moves up to T = 0.4, climbs fastest near 1.25, then ever more slowly towards its ceiling. The shares of the best tokens fall in step.</p>`,
    tryThis: () =>
      'Open the editor and bring all logits close together: where does the curve start to rise now?',
    figure: curves,
  },
  {
    title: 'Zero is a case of its own',
    tellsOfExample: 'nothing',
    start: { temperature: 0 },
    predict: greedy,
    text: () => html`<p>A division by zero has no answer, so T = 0 is given a meaning: take the token with the largest logit. That is <em>greedy</em> decoding.</p>
      <p>The die has one face, and the coin no longer matters. Where two logits tie, the token with the lower number wins.</p>`,
    tryThis: () =>
      'Roll a few times at T = 0. Then type −1 into the field: a negative temperature would turn the ranking round, so the core refuses it.',
    figure: heated,
  },
  {
    title: 'On a real vocabulary',
    start: { temperature: 2, prompt: TEXTS.half },
    text: () => html`<p>Ten words fit a page; a real model gives a logit to each of 50,257 tokens. Softmax leaves all of them on the die.</p>
      <p>Each of the many bad ones is hopeless alone. A high temperature lifts them all at once, and together they hold more of the die than all the tokens with a bar of their own.</p>`,
    tryThis: () =>
      'Move T from 2 down to 0.7, and watch the striped bar and the pale rest of the die. Then roll at T = 2 a few times.',
    figure: (view) => onLive(view, { sliders: ['temperature'] }),
  },
];
