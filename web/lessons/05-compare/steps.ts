import { html } from 'lit';
import { count, formatNumber, percent, plural } from '../../charts/format.ts';
import { withStream } from '../../sampler/random.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import type { Step } from '../lesson.ts';
import { exampleChoice } from '../shared/controls/example-choice.ts';
import { countDraws, expectedCount } from '../shared/draws/draw-counts.ts';
import { drawsSlider, seedField } from '../shared/draws/draws.ts';
import { ROLLS } from '../shared/draws/seven.ts';
import { chosen, settling, seven } from './figures.ts';
import { firsts } from './firsts.ts';
import { gaps } from './gaps.ts';
import { greedyInDisguise } from './predictions.ts';

/** How often “is” is expected in so many draws at T = 1, for the prose. */
function rareOne(view: View): { word: string; share: number; in: (draws: number) => string } {
  const example = table(view.state);
  const shares = view.sampler.softmax(logitsOf(example));
  const id = view.sampler.argsort(shares).at(-3) ?? 0;
  const share = shares[id] ?? 0;
  return {
    word: example.words[id] ?? '',
    share,
    in: (draws) => formatNumber(expectedCount(share, draws), 2),
  };
}

/** How many tokens the first ten draws of the figure's run show. */
function tenDraws(view: View): number {
  const logits = logitsOf(table(view.state));
  const { probabilities } = view.sampler.distribution(logits, chosen(view.state).settings);
  const ids = withStream(view.sampler, view.state.seed, (random) => random.choice(probabilities, 10));
  return countDraws(ids, logits.length).unique;
}

export const steps: readonly Step[] = [
  {
    title: 'One roll says nothing',
    tellsOfExample: 'nothing',
    start: { draws: 10, strategy: 'hot' },
    text: (
      view,
    ) => html`<p>A probability shows only in the long run. Roll the same die N times and count: the solid bar is each token’s share of the draws, the dashed outline its probability.</p>
      <p>Ten draws show ${tenDraws(view)} of the ${plural(table(view.state).words.length, 'token')}. By ten thousand the bars fill their outlines.</p>`,
    tryThis: () =>
      'Drag N up, then press “Another run” at 10 and at 10,000: how much does the picture change?',
    figure: settling,
  },
  {
    title: 'Seven strategies side by side',
    tellsOfExample: 'numbers',
    start: { draws: ROLLS },
    predict: greedyInDisguise,
    text: () => html`<p>Seven ways to load the die from the same ten logits, 50,000 rolls each. “Unique” counts the different tokens that came out.</p>
      <p>All take their coins from one stream, one strategy after the other: with seed 42 every count here is the one NumPy gives.</p>`,
    tryThis: () =>
      'Three of the seven gave one token only. Find out which, and why p = 0.9 is one of them here.',
    figure: (view) => seven(view, html`${drawsSlider(view)}${seedField(view)}${editor(view)}`),
  },
  {
    title: 'The same seven where the model is less sure',
    tellsOfExample: 'numbers',
    start: { draws: ROLLS, example: 'supper' },
    text: () => html`<p>With many good answers, greedy still gives one word and p = 0.9 no longer does: a nucleus grows with the model’s doubt.</p>
      <p>Top-k = 3 stays at three, whatever the model thinks.</p>`,
    tryThis: () => 'Switch between the two examples and watch the unique counts of top-k and top-p.',
    figure: (view) =>
      seven(view, html`${exampleChoice(view)}${drawsSlider(view)}${seedField(view)}${editor(view)}`),
  },
  {
    title: 'What “unique” depends on',
    tellsOfExample: 'nothing',
    start: { draws: 100, strategy: 'plain' },
    text: (view) => {
      const { word, share, in: expected } = rareOne(view);
      return html`<p>A rare token is not an absent one. “${word}” has ${percent(share)} of the die at T = 1: in 100 draws it is expected ${expected(100)} times, in ${count(50_000)} about ${expected(50_000)} times.</p>
        <p>The ring marks where a token is due once on average, the dot where it first came. The count of unique tokens is the number of dots left of the line.</p>`;
    },
    tryThis: () =>
      'Drag N and watch the unique count grow by one at each dot. Then take another run: the rings stay.',
    figure: firsts,
  },
  {
    title: 'The law of large numbers',
    tellsOfExample: 'nothing',
    start: { draws: 1000, strategy: 'hot' },
    text: () => html`<p>How far is the worst share from its probability? The gap falls towards zero, by fits and starts on one seed and smoothly on average.</p>
      <p>It falls slowly: a hundred times the draws make it about ten times smaller. So a claim about a strategy needs thousands of draws, not ten.</p>`,
    tryThis: () => 'How many draws does it take until the worst gap stays under 1 % of the die?',
    figure: gaps,
  },
];
