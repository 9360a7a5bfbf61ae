import { html } from 'lit';
import type { State } from '../../state/parameters.ts';
import type { View } from '../../state/view.ts';
import type { Step } from '../lesson.ts';
import type { Part } from './parts/part.ts';
import './workbench.ts';
import './surprise.css';
import './tree.css';

const workbench = (part: Part) => (view: View) =>
  html`<ld-workbench .view=${view} shows=${part}></ld-workbench>`;

const start: Partial<State> = {
  prompt: 'The best way to learn programming is',
  temperature: 0.7,
  topP: 0.9,
  maxTokens: 15,
};

export const steps: readonly Step[] = [
  {
    title: 'Watch a text being rolled',
    start,
    text: () => html`<p>For every token the model loads a new die, and the next coin of the seed rolls it. The token then joins the text, and the model reads on.</p>
      <p>A token’s <em>surprise</em> is −ln of the probability the model gave it, in nats. Tokens that blend into the page were expected; those that stand out were not.</p>`,
    tryThis: () =>
      'Roll the text. With the focus in it, Up and Down move from token to token, and Enter opens one.',
    figure: workbench('watch'),
  },
  {
    title: 'When is the model sure?',
    start,
    text: () => html`<p>The bars show how likely each chosen token was at the temperature T, before anything was cut. The line is the entropy of that die.</p>
      <p>Below stands the size of the nucleus. The p stays the same, and yet a sure model leaves a few tokens and an unsure one hundreds.</p>`,
    tryThis: () => 'Find the smallest nucleus. What in the words before it left so few ways to go on?',
    figure: workbench('charts'),
  },
  {
    title: 'Open one token’s die',
    start,
    text: () => html`<p>Behind each token stands a die over the whole vocabulary. Open one: what else could have come, how likely it was, and what top-p took away.</p>
      <p>The coin of that token is on the die. It fell on the token that stands in the text, unless that one was forced.</p>`,
    tryThis: () => 'Open the most surprising token. How many tokens had a larger share than it?',
    figure: workbench('die'),
  },
  {
    title: 'Force a token, and the text branches',
    start,
    text: () => html`<p>The model does not know whether a token was drawn or put there. Force another one, also a removed one, and it reads on as if it had said so itself.</p>
      <p>Every later token keeps the coin that belongs to its place. The coins are the same and the dice are not, so the texts part.</p>`,
    tryThis: () =>
      'Open token 1 and force another token by a click on its bar. Then let another coin fall from token 3.',
    figure: workbench('force'),
  },
  {
    title: 'A tree to share',
    start,
    text: () => html`<p>All the texts together are a tree: every branch is a roll that might have been. Beam search walks such a tree too, and keeps the likeliest branches.</p>
      <p>The tree lives in this page’s address, token by token. Who opens the link gets the same texts, and their own model computes the numbers anew.</p>`,
    tryThis: () => 'Copy the link into a new window. Then delete a text, and bring the tree back.',
    figure: workbench('share'),
  },
];
