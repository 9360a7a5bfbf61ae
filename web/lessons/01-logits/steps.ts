import { html } from 'lit';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Step } from '../lesson.ts';
import { softmaxNow } from '../shared/trace/live-formulas.ts';
import { named } from '../shared/trace/named.ts';
import { loadedDie, rolling, scores } from './figures.ts';
import { addToAll } from './predictions.ts';
import { before, shifted } from './side-by-side.ts';
import softmax from './softmax.tex';

/** The three tokens with the best chances of the running example, for the prose. */
function favourites(view: View): string {
  const example = table(view.state);
  return named(example.words, [...view.sampler.argsort(logitsOf(example))].slice(0, 3));
}

export const steps: readonly Step[] = [
  {
    title: 'A model never picks a word. It loads a die.',
    tellsOfExample: 'nothing',
    text: () => html`<p>After every piece of text, a language model gives each token it knows a chance to come next. A program then rolls.</p>
      <p>This course is about how that die gets its weights, and how you can change them.</p>`,
    tryThis: () =>
      'Drag the temperature from 0 to 5 and watch the faces of the die change under a coin that stays where it is.',
    figure: loadedDie,
  },
  {
    title: 'It starts with a score for every token',
    tellsOfExample: 'words',
    text: () => html`<p>The last layer of a model puts out one number for each token in its vocabulary: a <em>logit</em>. GPT-2 has 50,257 tokens, numbered from 0; here are ten, each with its number.</p>
      <p>A logit can be any number. Only the order and the distances mean something, and no logit is a chance yet.</p>`,
    tryThis: () => 'Open the editor, give “banana” a logit of 9, and see it climb.',
    figure: scores,
  },
  {
    title: 'Softmax turns scores into shares',
    tellsOfExample: 'words',
    text: (
      view,
    ) => html`<p>Raise <em>e</em> to each logit, then divide by the sum. Every result is positive, they add up to 1, and the order stays.</p>
      ${softmax}${softmaxNow(view)}
      <p>The exponential stretches distances: a lead of 1 in logits is always a factor of <em>e</em>, about 2.72, in chances. Most of the die goes to ${favourites(view)}.</p>`,
    tryThis: () => 'Raise London’s logit to 8.5 as well: two equal logits give two equal shares.',
    figure: before,
  },
  {
    title: 'The same added to every logit',
    tellsOfExample: 'nothing',
    predict: addToAll,
    text: () => html`<p>Add the same number to all logits, and every exponential grows by the same factor. The division takes it out again: only differences count.</p>
      <p>Programs use this: they subtract the largest logit first. Without that, <em>e</em> to the power 1,000 is too large for the computer’s numbers.</p>`,
    tryThis: () =>
      'Press 1,000. The axis goes along with the logits: their distances stay, and so does every chance.',
    figure: shifted,
  },
  {
    title: 'The roll',
    tellsOfExample: 'nothing',
    text: () => html`<p>Lay the shares end to end, in the order of the token numbers, along a strip from 0 to 1. That strip is the die.</p>
      <p>A random number <em>u</em>, the coin, points somewhere on it. The token under the coin is the next token.</p>
      <p>The coins come from a seed: the same seed gives the same rolls, here and in NumPy.</p>`,
    tryThis: () =>
      'Roll 10,000 times and hold what came out against what the chances promise. Then set the coin to 0.999 by hand.',
    figure: rolling,
  },
];
