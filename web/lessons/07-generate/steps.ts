import { html } from 'lit';
import type { View } from '../../state/view.ts';
import type { Step } from '../lesson.ts';
import './blind.ts';
import './generator.ts';
import './race.ts';
import './style.css';

const generator = (view: View) => html`<ld-generator .view=${view}></ld-generator>`;

export const steps: readonly Step[] = [
  {
    title: 'The same dice, 50,257 faces',
    text: () => html`<p>A small language model runs in this page, built like GPT-2. For every position it gives a logit to each of 50,257 tokens; the core loads the die from them and rolls it, and the token goes back into the model.</p>
      <p>The model that comes with the page learned from 421 story books from before 1930 and 50 texts on science, history and countries. It has their sound; what it states as a fact is chance.</p>`,
    tryThis: () => 'Generate with each of the first five settings. The seed stays, so only the die changes.',
    figure: generator,
  },
  {
    title: 'Greedy repeats itself',
    start: { strategy: 'greedy', prompt: 'I am a king, and', maxTokens: 60 },
    text: () => html`<p>Greedy decoding takes the best token every time. A phrase that has come once makes itself likelier, and soon the text goes round in a loop.</p>
      <p>The seed has no say: a die with one face always shows it.</p>`,
    tryThis: () => 'Change the seed and generate again: every token is the same.',
    figure: generator,
  },
  {
    title: 'Hot text falls apart',
    start: { strategy: 'own', temperature: 1.5, prompt: 'Once upon a time in a land far away,' },
    text: () => html`<p>At T = 1.5 and with no cut, thousands of unlikely tokens share a large part of the die. One of them comes out every few words, and the model then has to go on from there.</p>
      <p>The table shows how many faces each die had.</p>`,
    tryThis: () => 'Keep T = 1.5 and set top-p to 0.5: the text holds together far better.',
    figure: generator,
  },
  {
    title: 'A race of five dice',
    start: { prompt: 'Once upon a time in a land far away,' },
    text: () => html`<p>The same prompt, the same model, the same seed: only the settings differ. The texts are written one after the other, because one model serves them all.</p>
      <p>The bars count. They say how varied a text is, not how good.</p>`,
    tryThis: () => 'Find the text with the most surprise. Is it also the one you would read on?',
    figure: (view) => html`<ld-race .view=${view}></ld-race>`,
  },
  {
    title: 'Judge without knowing',
    start: { prompt: 'The old man looked at the sea and', seed: 7 },
    text: () => html`<p>Who knows the setting sees what they expect. So here the five texts stand in a shuffled order and without a name.</p>
      <p>Give each 1 to 5 for coherence (does it hold together?) and for creativity (is it more than the obvious?).</p>`,
    tryThis: () => 'Rate all five and say which one you think is greedy. Then show the settings.',
    figure: (view) => html`<ld-blind .view=${view}></ld-blind>`,
  },
];
