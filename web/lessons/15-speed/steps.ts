import { html } from 'lit';
import type { Step } from '../lesson.ts';
import { boundTries } from './bound.ts';
import { edge } from './edge.ts';
import { putInOrder, singleSum } from './predictions.ts';
import './race/figure.ts';
import nucleusFormula from '../shared/trace/nucleus.tex';
import { onScores } from './scores.ts';
import { twoSums } from './sums.ts';
import { touched } from './touched.ts';
import './style.css';

export const steps: readonly Step[] = [
  {
    title: 'Sort everything, or not?',
    start: { strategy: 'top-k' },
    predict: putInOrder,
    text: () => html`<p>The notebook sorts all 50,257 tokens to keep a few. But a filter asks only who is in and who is out, so an order matters at one place: where the cut falls.</p>
      <p>Both ways must look at every logit once, for the best may be anywhere. Then the core opens only the blocks that can hold a kept token, and sorts no more than the edge.</p>`,
    tryThis: () =>
      'Switch to top-p 0.9. A nucleus reaches further down, and its sum takes an exponential of every logit, yet hardly anything is sorted.',
    figure: touched,
  },
  {
    title: 'Race them in your own browser',
    start: { strategy: 'top-k' },
    text: () => html`<p>Two things differ between the notebook’s way in JavaScript and the core’s: the language and the algorithm. The middle bar takes the first away: the core’s own definition, compiled like the quick way, sorts for every cut.</p>
      <p>All three take the same logits and the same coins, in turns, and are asked to keep the same tokens. Times vary from machine to machine and from run to run: read the ratios, and not their last digit.</p>`,
    tryThis: () =>
      'Measure each setting once. For min-p the notebook sorts nothing either: what it pays for there is 50,257 exponentials. The definition sorts there too.',
    figure: (view) =>
      onScores(view, (scores) => html`<ld-stopwatch .view=${view} .scores=${scores}></ld-stopwatch>`),
  },
  {
    title: 'One look, and a bound',
    text: () => html`<p>In one pass over the logits the core keeps the largest of every 64. If at least 50 blocks have a logit above some bound, at least 50 tokens do; so no token below it can be among the best 50.</p>
      <p>It finds the bound by halving: too many blocks, go up; fewer than 50, go down. Each try compares 786 numbers instead of 50,257.</p>`,
    tryThis: () => 'Step through the tries and watch the band, in which the bound must lie, close in.',
    figure: boundTries,
  },
  {
    title: 'Only the edge is sorted',
    text: () => html`<p>The same halving goes on among the candidates until at most 24 are in doubt. Those are put in order: the larger logit first, and of equal ones the lower token number.</p>
      <p>Ties are no rarity in 50,257 float32 numbers. The notebook reverses an ascending sort and so keeps the higher number; both are orders, but a rule must say which.</p>`,
    tryThis: () => 'Choose the k that cuts a tie, and press both tokens: their logits agree, and one stays.',
    figure: edge,
  },
  {
    title: 'Right, because sums are taken with care',
    start: { topP: 0.999 },
    predict: singleSum,
    text: () => html`<p>Top-p asks when a sum reaches p:</p>${nucleusFormula}
      <p>In float32 every addition rounds, and 50,257 roundings drift. The core uses float32 only where its error cannot decide; near the boundary it adds in float64, as the definition does.</p>`,
    tryThis: () =>
      'At p = 0.9 both agree. Raise p to 0.99999: the float32 sum never gets there, and nothing is cut.',
    figure: twoSums,
  },
];
