import { html } from 'lit';
import { editor } from '../../ui/controls/editor.ts';
import type { Step } from '../lesson.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { type Stop, walk } from '../shared/walk/walk.ts';
import { five } from './five.ts';
import { practice } from './practice.ts';
import { whichOrder } from './predictions.ts';
import { real } from './real.ts';
import { reorder } from './reorder.ts';
import { chainSettings, fields, previousChoice } from './settings.ts';
import { two } from './two.ts';
import './style.css';

const STOPS: readonly Stop[] = [
  { name: 'start from the raw logits', picture: 'scores' },
  { name: 'penalise what was said already', picture: 'penalised' },
  { name: 'scale by the temperature', picture: 'scaled' },
  { name: 'exponentiate into shares', picture: 'shares' },
  { name: 'cut: top-k, top-p, min-p', picture: 'cut' },
  { name: 'renormalise what is left', picture: 'renormalised' },
  { name: 'draw', picture: 'drawn' },
];

export const steps: readonly Step[] = [
  {
    title: 'One chain from logits to a token',
    tellsOfExample: 'words',
    start: {
      example: 'supper',
      temperature: 0.7,
      topK: 8,
      topP: 0.9,
      repetitionPenalty: 1.5,
      previousTokens: [0],
    },
    text: (
      view,
    ) => html`<p>Real programs combine what you have seen. Each stage takes what the last one left.</p>
      <ol>${STOPS.map(({ name }, i) => html`<li aria-current=${i === view.state.stage ? 'true' : 'false'}>${name}</li>`)}</ol>`,
    tryThis: () =>
      'Follow “soup” from stop to stop: the text has it already, so the penalty costs it the lead.',
    figure: (view) =>
      walk(
        view,
        chainSettings(view),
        STOPS,
        html`${temperatureSlider(view)}${topPSlider(view)}${fields(view, ['topK', 'minP', 'repetitionPenalty'])}${previousChoice(view)}${editor(view)}`,
      ),
  },
  {
    title: 'Five settings, a thousand rolls each',
    tellsOfExample: 'numbers',
    start: { draws: 1000 },
    text: () => html`<p>The same logits through five settings of the chain. The coins go on where the last lesson’s 350,000 ended, so with seed 42 the counts are NumPy’s again.</p>
      <p>“Paris” is so far ahead that adding top-p to T = 0.7 leaves it alone, with or without top-k. A filter only takes away: a chain is never looser than its strictest part.</p>`,
    tryThis: () => 'Edit Paris’s logit down to 5.5 and see which of the five settings wake up.',
    figure: five,
  },
  {
    title: 'Settings people start from',
    tellsOfExample: 'nothing',
    start: { temperature: 0.7, topP: 0.9, example: 'supper' },
    text: () => html`<p>Most programs offer temperature and top-p together. For facts, 0 (greedy) or 0.3 with p = 0.9; for a balance, 0.7 with 0.9; for stories, 1 with 0.95; for ideas, 1.2 with 0.95.</p>
      <p>They are places to start, not laws: the same setting is strict on one prediction and loose on another.</p>`,
    tryThis: () => 'Go through the five, then switch the example and go through them again.',
    figure: practice,
  },
  {
    title: 'The order of the stages is yours',
    tellsOfExample: 'nothing',
    start: {
      example: 'supper',
      temperature: 1.5,
      topK: 10,
      topP: 0.9,
      minP: 0.1,
      repetitionPenalty: 1.5,
      previousTokens: [0],
      stage: 9,
    },
    text: () => html`<p>A chain is a list: drag a stage by its dots, or focus it and press Up or Down.</p>
      <p>Each row tells how many tokens go in and come out, and strikes out those it removed; press it to see the shares after it.</p>
      <p>llama.cpp scales last, so its filters see the die at T = 1. Hugging Face has this course’s order.</p>`,
    tryThis: () =>
      'Move the penalty past the temperature: nothing changes, for one divides by α and the other by T. Then move the temperature past top-p.',
    figure: reorder,
  },
  {
    title: 'Two orders, two sets of survivors',
    tellsOfExample: 'numbers',
    start: { example: 'supper', temperature: 0.3, topP: 0.9 },
    predict: whichOrder,
    text: () => html`<p>A begins as this course’s order: the temperature comes before top-p, and on a cold, steep die few tokens cover p.</p>
      <p>B begins as llama.cpp’s: top-p judges the die at T = 1, and the temperature only reshapes what is left.</p>
      <p>So the same settings, T = 0.3 and p = 0.9, name two different samplers. At T = 1 they agree.</p>`,
    tryThis: () =>
      'Drag T from 0.3 to 3: A goes from fewer tokens than B to more, while B stays where it is.',
    figure: two,
  },
  {
    title: 'On a real vocabulary it is a factor',
    start: { temperature: 1.5, topP: 0.9 },
    text: () => html`<p>Each line shows the die that top-p judges, rank by rank: heated or cooled where the temperature comes first, plain where it comes last.</p>
      <p>Among tens of thousands of tokens the two reach p at very different ranks. Whoever quotes a temperature and a p must say in which order.</p>`,
    tryThis: () =>
      'Drag T from 0.5 to 2 and watch the two marks pass each other at 1. Then try a text of your own.',
    figure: real,
  },
];
