import { html } from 'lit';
import { live } from '../../live/reading/live.ts';
import type { View } from '../../state/view.ts';
import { slider } from '../../ui/controls/slider.ts';
import type { Step } from '../lesson.ts';
import { shares, shifted, surprise } from './figures.ts';
import './loop.ts';
import { promptField } from '../../live/reading/prompt-field.ts';
import penaltyFormula from './penalty.tex';
import { punished } from './predictions.ts';
import { greeted, penaltyNow } from './prose.ts';
import { range } from './range.ts';
import { signs } from './signs.ts';
import { vanish } from './vanish.ts';
import './style.css';

const GREETING = { example: 'greeting', previousTokens: [0, 1], repetitionPenalty: 1.5 } as const;

const shiftSlider = (view: View) =>
  slider({
    name: 'shift',
    label: 'Added to every logit',
    symbol: 'c',
    value: view.state.shift,
    min: -10,
    max: 10,
    step: 0.5,
    change: (shift) => view.set({ shift }),
    stops: [-10, -5, 0, 10].map((value) => ({ value, name: String(value).replace('-', '−') })),
  });

export const steps: readonly Step[] = [
  {
    title: 'What was said counts for less',
    tellsOfExample: 'numbers',
    start: GREETING,
    text: (
      view,
    ) => html`<p>A model that has said a word is often keen to say it again. A repetition penalty α above 1 lowers the logit of every token already in the text, before anything else happens to it.</p>
      ${penaltyFormula}${penaltyNow(view)}<p>A dot marks the words already said. How often each was said does not matter, and α = 1 does nothing.</p>`,
    tryThis: () =>
      'Press “how”, “are” and “you” too. With every word said and every logit above 0, a penalty of 1.5 is nothing but a temperature of 1.5.',
    figure: shares,
  },
  {
    title: 'What becomes of “world”',
    tellsOfExample: 'numbers',
    start: GREETING,
    predict: punished,
    text: () => html`<p>With both words said, both logits fall. But “hello” falls further, from 5 to 3.33, because dividing takes more from a larger number.</p>
      <p>Shares are relative. What “hello” lost is spread over all the others, and “world” gets more of that than its own punishment costs: it rises from 11.1 % to 15.7 %.</p>`,
    tryThis: () => 'Take “hello” back, so that only “world” has been said: now it falls, to 4.41 %.',
    figure: surprise,
  },
  {
    title: 'From reward to punishment',
    tellsOfExample: 'numbers',
    start: GREETING,
    text: (view) => {
      const [hello, world] = greeted(view, 0.5);
      return html`<p>Left of 1 the penalty raises the logits of what was said, and the larger one by more. So only the favourite is rewarded: at α = 0.5 “hello” has ${hello}, and “world” falls from ${greeted(view, 1)[1]} to ${world}.</p>
        <p>Right of 1 the favourite pays most, and “world” gains up to α = 1.74. At 1.5 it stands exactly level with “how”, which was never said: both logits are then 2.</p>`;
    },
    tryThis: () => 'Find the penalty at which “how” passes “hello”.',
    figure: range,
  },
  {
    title: 'The sign decides',
    tellsOfExample: 'numbers',
    start: { example: 'answers', previousTokens: [0, 1, 2, 3, 4], repetitionPenalty: 1.5 },
    text: () => html`<p>Dividing a positive logit makes it smaller. Dividing a negative one brings it nearer to 0, which makes it larger: −2 would become −1.33, a prize for repeating.</p>
      <p>So negative logits are multiplied instead, and −2 becomes −3. A logit of exactly 0 stays where it is.</p>`,
    tryThis: () => 'Leave only “never” said, and compare its two shares in the table.',
    figure: signs,
  },
  {
    title: 'Suddenly it matters where zero lies',
    tellsOfExample: 'words',
    start: GREETING,
    text: () => html`<p>Softmax sees only differences, so adding one number to all logits changes nothing. The penalty changes that: it scales the distance to 0.</p>
      <p>The further the logits lie from 0, on either side, the harder the same α hits. A penalty that suits one model can be far too much for another.</p>`,
    tryThis: () => 'Move c to 10, then to −10. Then find the shift that leaves “hello” most of its share.',
    figure: (view) => shifted(view, shiftSlider(view)),
  },
  {
    title: 'Greedy goes round in circles',
    start: { prompt: 'I am a king, and', maxTokens: 60, repetitionPenalty: 1.1 },
    text: () => html`<p>The live model takes its best token every time. A phrase that came once makes itself likelier, so without a penalty the text soon runs in a circle; what stood before is marked.</p>
      <p>A small penalty is enough to break out. More is not always better: a little more can lead into a longer loop than a little less.</p>`,
    tryThis: () => 'Write with 1.01, 1.02 and 1.1, and look for the smallest penalty without a repeated run.',
    figure: (view) => html`<ld-loop .view=${view}></ld-loop>`,
  },
  {
    title: 'Too much of it',
    start: {
      prompt:
        'The little girl said that she had to go home. "I will come back to you," said she, "and I will tell you how you are going',
      repetitionPenalty: 1,
    },
    text: () => html`<p>Every text uses “to”, “the” and the full stop again and again. The penalty cannot tell them from a loop, and with a strong one the model has to write around them.</p>
      <p>The longer the text, the more of the language it has used up. The dots mark tokens that the text has already.</p>`,
    tryThis: () => 'Move the penalty from 1 to 2: what is left for the model to say?',
    figure: (
      view,
    ) => html`<div class="text-field">${promptField(view, { label: 'The model has read', read: 'end', rows: 2 })}</div>
      ${live(view.state, view.state.prompt, (reading) => vanish(view, reading))}`,
  },
];
