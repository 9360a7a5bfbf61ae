import { html } from 'lit';
import { exercise } from '../../exercises/exercise.ts';
import type { Step } from '../lesson.ts';
import adaptiveFormula from './adaptive.tex';
import { compareTemperatures } from './compare.ts';
import { adaptiveTask } from './exercise/task.ts';
import { pair } from './figures.ts';
import { adaptiveNow } from './formula.ts';
import { PROMPTS, real } from './real.ts';

export const steps: readonly Step[] = [
  {
    title: 'Let the model’s doubt set T',
    text: (
      view,
    ) => html`<p>Temperature need not be one number for a whole text. At every token the entropy says how unsure the model is, and that can choose it.</p>
      ${adaptiveFormula}${adaptiveNow(view)}
      <p>A sure prediction gets a cold die and keeps its answer. An unsure one gets a hot die and stays varied.</p>`,
    tryThis: () =>
      'Measure the doubt at T = 2 instead of 1: both predictions look less sure, and both temperatures rise.',
    figure: pair,
  },
  {
    title: 'Write the adaptive temperature',
    text: () => html`<p>Write a function <code translate="no">adaptiveTemperature</code> in JavaScript. It gets the logits, the base temperature, min and max, and returns one number.</p>
      <ol><li>Softmax of the logits divided by the base.</li>
      <li>The entropy in nats; a probability of 0 adds nothing.</li>
      <li>Its share of ln V, where V is the number of logits.</li>
      <li>That share of the way from min to max.</li></ol>
      <p>A single logit leaves no doubt: its share is 0. All your answers are compared with the core’s.</p>`,
    figure: (view) => exercise(view, adaptiveTask, compareTemperatures),
  },
  {
    title: 'On 50,257 tokens',
    start: { prompt: PROMPTS[0] as string },
    text: () => html`<p>Here the live model’s doubt chooses the temperature, text by text. The largest entropy of its 50,257 tokens is ln 50,257 = 10.8 nats.</p>
      <p>Hardly any text comes near that, because most of the vocabulary never fits. So the upper part of the line lies idle: to use it, raise T max, or divide by something smaller than ln V.</p>`,
    tryThis: () =>
      'Go through the four texts and watch the dot move along the line. Then type a text that leaves everything open.',
    figure: real,
  },
];
