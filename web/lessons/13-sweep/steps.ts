import { html } from 'lit';
import type { Step } from '../lesson.ts';
import './found.ts';
import './rate.ts';
import './sweep.ts';
import './style.css';

const SWEEP = {
  prompt: 'Once upon a time in a land far away,',
  temperatures: [0.3, 0.5, 0.7, 1, 1.5],
  completions: 5,
  completionTokens: 40,
  seed: 1,
} as const;

export const steps: readonly Step[] = [
  {
    title: 'Five texts at five temperatures',
    start: SWEEP,
    text: () => html`<p>One text is luck. Five texts at a temperature, from five seeds, begin to show what the temperature does.</p>
      <p>Every column takes the same seeds, so texts with the same number met the same coins. Stop when you like: what is written stays, and you can go on later.</p>`,
    tryThis: () =>
      'Before you press the button: at which temperature will the texts of a column be most alike?',
    figure: (view) => html`<ld-sweep .view=${view}></ld-sweep>`,
  },
  {
    title: 'Rate without knowing',
    start: { ...SWEEP, blind: 1 },
    text: () => html`<p>Numbers count, but they do not read. Give each text 1 to 5 for coherence: does it hold together?</p>
      <p>Then 1 to 5 for creativity: is there more to it than the obvious? The temperature stays hidden, so that you judge the text.</p>`,
    tryThis: () => 'Guess the temperature of each text before you go on to the next step.',
    figure: (view) => html`<ld-rate .view=${view}></ld-rate>`,
  },
  {
    title: 'What you found',
    start: SWEEP,
    text: () => html`<p>Where does coherence begin to fall, and does creativity fall with it? Which temperature would you choose for a story, and which for a summary?</p>
      <p>Distinct-2 counts different pairs of tokens, whether they make sense or not. Where do your marks and the count part ways?</p>`,
    tryThis: () => 'Ask a neighbour to rate the same seeds, save both files, and compare your marks.',
    figure: (view) => html`<ld-found .view=${view}></ld-found>`,
  },
];
