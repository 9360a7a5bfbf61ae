import { html } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, percent, figure as written } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { coinFields, die, roll } from '../../ui/die.ts';
import { editor } from '../../ui/editor.ts';
import { chart, figure } from '../../ui/figure.ts';
import { slider } from '../../ui/slider.ts';
import { exact, named, rows, wordTable } from '../kit.ts';
import type { Step } from '../lesson.ts';
import softmax from './softmax.tex';

const signed = (value: number) => written(value);

/** The widest bar decides the axis; zero is always on it. */
function span(values: Float64Array): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  return [Math.min(0, ...finite), Math.max(1, ...finite)];
}

function loadedDie(view: View) {
  const example = table(view.state);
  return figure({
    title: `What follows “${example.prompt}”?`,
    reset: view.reset,
    draw: () => {
      const { probabilities } = view.sampler.distribution(logitsOf(example), {
        temperature: view.state.temperature,
      });
      const rolled = roll(view, probabilities);
      const ids = view.sampler.argsort(probabilities);
      const best = ids[0] ?? 0;
      return {
        summary: `At temperature ${written(view.state.temperature)}, “${example.words[best]}” fills ${percent(probabilities[best] ?? 0)} of the die; the coin rolled “${example.words[rolled.id]}”.`,
        body: html`${chart('Chance of each token', (width) =>
          bars(rows(example.words, probabilities, ids, { write: percent, rolled: rolled.id }), {
            width,
            domain: [0, 1],
          }),
        )}${die(view, example.words, probabilities, rolled)}`,
        table: wordTable(example.words, ids, [{ name: 'Probability', values: probabilities }]),
      };
    },
    controls: slider({
      label: 'Temperature',
      symbol: 'T',
      value: view.state.temperature,
      min: 0,
      max: 5,
      step: 0.05,
      change: (temperature) => view.set({ temperature }),
    }),
  });
}

function scores(view: View) {
  const example = table(view.state);
  return figure({
    title: `Logits after “${example.prompt}”`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const { input } = view.sampler.trace(logits);
      const ids = view.sampler.argsort(input.logits);
      const [best = 0, last = 0] = [ids[0], ids.at(-1)];
      return {
        summary: `The highest score is ${signed(logits[best] ?? 0)} for “${example.words[best]}”, the lowest ${signed(logits[last] ?? 0)} for “${example.words[last]}”.`,
        body: chart('Logit of each token', (width) =>
          bars(rows(example.words, logits, ids, { write: signed }), { width, domain: span(logits) }),
        ),
        table: wordTable(example.words, ids, [{ name: 'Logit', values: logits }]),
      };
    },
    controls: editor(view),
  });
}

function before(view: View) {
  const example = table(view.state);
  return figure({
    title: 'Logits, and the softmax of them',
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const probabilities = view.sampler.softmax(logits, {});
      const ids = view.sampler.argsort(logits);
      const [best = 0] = ids;
      return {
        summary: `Softmax gives “${example.words[best]}” ${percent(probabilities[best] ?? 0)}; all ${count(ids.length)} shares add up to 1.`,
        body: html`<div class="pair">
          <section><h3 class="hint">Logits</h3>${chart('Logits', (width) =>
            bars(rows(example.words, logits, ids, { write: signed }), {
              width,
              domain: span(logits),
              rowHeight: 26,
              labelWidth: 80,
            }),
          )}</section>
          <section><h3 class="hint">Probabilities</h3>${chart('Probabilities', (width) =>
            bars(rows(example.words, probabilities, ids, { write: percent }), {
              width,
              domain: [0, 1],
              rowHeight: 26,
              labelWidth: 80,
            }),
          )}</section>
        </div>`,
        table: wordTable(example.words, ids, [
          { name: 'Logit', values: logits },
          { name: 'Probability', values: probabilities },
        ]),
      };
    },
    controls: editor(view),
  });
}

function shifted(view: View) {
  const example = table(view.state);
  const { shift } = view.state;
  return figure({
    title: 'Move every logit by the same amount',
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example, shift);
      const probabilities = view.sampler.softmax(logits, {});
      const ids = view.sampler.argsort(logits);
      const best = ids[0] ?? 0;
      return {
        summary: `With ${written(shift)} added to each logit, “${example.words[best]}” scores ${written(logits[best] ?? 0)} and its chance is ${percent(probabilities[best] ?? 0)}.`,
        body: html`<div class="pair">
          <section><h3 class="hint">Logits</h3>${chart('Logits', (width) =>
            bars(rows(example.words, logits, ids, { write: signed }), {
              width,
              domain: [-20, 20],
              rowHeight: 26,
              labelWidth: 80,
            }),
          )}</section>
          <section><h3 class="hint">Probabilities</h3>${chart('Probabilities', (width) =>
            bars(rows(example.words, probabilities, ids, { write: percent }), {
              width,
              domain: [0, 1],
              rowHeight: 26,
              labelWidth: 80,
            }),
          )}</section>
        </div>`,
        table: wordTable(example.words, ids, [
          { name: 'Logit', values: logits },
          { name: 'Probability', values: probabilities },
        ]),
      };
    },
    controls: slider({
      label: 'Added to every logit',
      symbol: 'c',
      value: shift,
      min: -15,
      max: 11,
      step: 0.5,
      change: (next) => view.set({ shift: next }),
      stops: [
        { value: 0, name: '0' },
        { value: 1000, name: '1,000' },
      ],
    }),
  });
}

function rolling(view: View) {
  const example = table(view.state);
  return figure({
    title: 'Roll the loaded die',
    reset: view.reset,
    draw: () => {
      const probabilities = view.sampler.softmax(logitsOf(example), {});
      const rolled = roll(view, probabilities);
      const edges = view.sampler.cumulative(probabilities);
      const ids = view.sampler.argsort(probabilities);
      const from = rolled.id === 0 ? 0 : (edges[rolled.id - 1] ?? 0);
      return {
        summary: `Roll ${count(view.state.rolls)}: the coin ${written(rolled.u, 4)} lies between ${written(from, 4)} and ${written(edges[rolled.id] ?? 1, 4)}, the face of “${example.words[rolled.id]}”.`,
        body: html`${chart('Chance of each token', (width) =>
          bars(rows(example.words, probabilities, ids, { write: percent, rolled: rolled.id }), {
            width,
            domain: [0, 1],
          }),
        )}${die(view, example.words, probabilities, rolled)}`,
        table: {
          columns: ['Token', 'Probability', 'Face ends at'],
          rows: example.words.map((word, id) => [word, exact(probabilities[id] ?? 0), exact(edges[id] ?? 0)]),
        },
      };
    },
    controls: html`${coinFields(view)}${editor(view)}`,
  });
}

/** The three tokens with the best chances of the running example, for the prose. */
function favourites(view: View): string {
  const example = table(view.state);
  return named(example.words, [...view.sampler.argsort(logitsOf(example))].slice(0, 3));
}

export const steps: readonly Step[] = [
  {
    title: 'A model never picks a word. It loads a die.',
    text: () => html`<p>After every piece of text, a language model gives each token it knows a chance to come next. A program then rolls.</p>
      <p>This course is about how that die gets its weights, and how you can change them.</p>`,
    tryThis: () =>
      'Drag the temperature from 0 to 5 and watch the faces of the die change under a coin that stays where it is.',
    figure: loadedDie,
  },
  {
    title: 'It starts with a score for every token',
    text: () => html`<p>The last layer of a model puts out one number for each token in its vocabulary: a <em>logit</em>. GPT-2 has 50,257 tokens; here are ten.</p>
      <p>A logit can be any number. Only the order and the distances mean something, and no logit is a chance yet.</p>`,
    tryThis: () => 'Open the editor, give “banana” a logit of 9, and see it climb.',
    figure: scores,
  },
  {
    title: 'Softmax turns scores into shares',
    text: (
      view,
    ) => html`<p>Raise <em>e</em> to each logit, then divide by the sum. Every result is positive, they add up to 1, and the order stays.</p>
      ${softmax}
      <p>The exponential stretches distances: a lead of 1 in logits is always a factor of <em>e</em>, about 2.72, in chances. Most of the die goes to ${favourites(view)}.</p>`,
    tryThis: () => 'Raise London’s logit to 8.5 as well: two equal logits give two equal shares.',
    figure: before,
  },
  {
    title: 'Only differences count',
    text: () => html`<p>Add the same number to all logits, and every exponential grows by the same factor. The division takes it out again.</p>
      <p>Programs use this: they subtract the largest logit first. Without that, <em>e</em> to the power 1,000 is too large for the computer’s numbers.</p>`,
    tryThis: () => 'Press 1,000. The logits run off their chart, and the chances do not move.',
    figure: shifted,
  },
  {
    title: 'The roll',
    text: () => html`<p>Lay the shares end to end, in token order, along a strip from 0 to 1. That strip is the die.</p>
      <p>A random number <em>u</em>, the coin, points somewhere on it. The token under the coin is the next token.</p>
      <p>The coins come from a seed: the same seed gives the same rolls, here and in NumPy.</p>`,
    tryThis: () =>
      'Roll until something other than the favourite comes out. Then set the coin to 0.999 by hand.',
    figure: rolling,
  },
];
