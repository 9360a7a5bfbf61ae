import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { View } from '../../state/view.ts';
import type { Step } from '../lesson.ts';
import './generator.ts';

/** A generator of its own for each step, so that leaving a step stops its text. */
const generator = (step: number) => (view: View) =>
  html`${keyed(step, html`<ld-generator .view=${view}></ld-generator>`)}`;

export const steps: readonly Step[] = [
  {
    title: 'The same dice, 50,257 faces',
    text: () => html`<p>A small language model runs in this page, built like GPT-2. For every position it gives a logit to each of 50,257 tokens.</p>
      <p>The core you know from the earlier lessons loads the die and rolls it. The token goes back into the model, and the next die comes out.</p>
      <p>It learned from old books only: it knows their sound and few facts.</p>`,
    tryThis: () => 'Generate with each of the first five settings. The seed stays, so only the die changes.',
    figure: generator(1),
  },
  {
    title: 'Greedy repeats itself',
    start: { strategy: 'greedy', prompt: 'Once upon a time in a land far away,', maxTokens: 60 },
    text: () => html`<p>Greedy decoding takes the best token every time. A phrase that has come once makes itself likelier, and soon the text goes round in a loop.</p>
      <p>The seed has no say: a die with one face always shows it.</p>`,
    tryThis: () => 'Change the seed and generate again: every token is the same.',
    figure: generator(2),
  },
  {
    title: 'Hot text falls apart',
    start: { strategy: 'own', temperature: 1.5, prompt: 'Once upon a time in a land far away,' },
    text: () => html`<p>At T = 1.5 and with no cut, thousands of unlikely tokens share a large part of the die. One of them comes out every few words, and the model then has to go on from there.</p>
      <p>The table shows how many faces each die had.</p>`,
    tryThis: () => 'Keep T = 1.5 and set top-p to 0.5: the text holds together far better.',
    figure: generator(3),
  },
];
