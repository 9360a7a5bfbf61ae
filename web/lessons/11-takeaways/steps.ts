import { html } from 'lit';
import type { Step } from '../lesson.ts';
import { choose } from './choose.ts';
import { dice } from './dice.ts';
import { programs } from './programs.ts';
import { reading } from './reading.ts';
import { rules } from './rules.ts';
import { strategies } from './strategies.ts';
import './style.css';

export const steps: readonly Step[] = [
  {
    title: 'Nine dice, and yours',
    start: { temperature: 0.7, topP: 0.9 },
    text: () => html`<p>Everything in this course changes one thing: how the die is loaded. Its entropy tells how unsure the roll is, and the kept tokens tell what can come out at all.</p>
      <p>The same setting does much on one prediction and little on another. Where the model is sure, most of them make nearly the same die.</p>`,
    tryThis: () =>
      'Find settings of your own that keep one token on the left and all the good suppers on the right.',
    figure: dice,
  },
  {
    title: 'What each one is for',
    text: () => html`<p>No strategy is best. Each buys something and pays for it.</p>
      <p>Every line here leads back to the step that shows it, with the sliders set.</p>`,
    tryThis: () => 'Say for each strategy what it costs, before you read what stands under “Beware”.',
    figure: strategies,
  },
  {
    title: 'Rules of thumb, held against the numbers',
    text: () => html`<p>Advice on sampling is passed on in short sentences. Here are six that you will meet, with what the core says about them.</p>
      <p>Most are true under a condition that the sentence leaves out.</p>`,
    tryThis: () => 'Pick the rule you trusted most, follow its link, and look for a setting that breaks it.',
    figure: rules,
  },
  {
    title: 'What do you write?',
    start: { purpose: 'chat', temperature: 0.7, topP: 0.9 },
    text: () =>
      html`<p>Say what you write, and start from the settings that suit it. Then change them until you like what comes out: your ear decides, and your model counts as much as your settings.</p>`,
    tryThis: () =>
      'Choose “Ideas”, follow the link to the live model and generate. “A fact” is called “Greedy” there: choose it and generate again from the same prompt. The browser’s Back button leads here again.',
    figure: choose,
  },
  {
    title: 'The same names in other programs',
    start: { temperature: 0.3, topP: 0.9 },
    text: () => html`<p>“T = 0.3 with p = 0.9” is not one sampler. Programs run the stages in different orders, switch some on unasked, and bound what you may set.</p>
      <p>So a setting that works in one program is only a first guess in the next.</p>`,
    tryThis: () => 'Raise T from 0.3 to 2: which of the two programs changes what it keeps?',
    figure: programs,
  },
  {
    title: 'Where it comes from',
    text: () => html`<p>Each setting goes back to a paper. You know the mathematics of sampling in them by now.</p>
      <p>The links to the papers lead away from this page; nothing is fetched before you follow one.</p>`,
    figure: reading,
  },
];
