import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, percent, figure as written } from '../../charts/format.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { coinFields, roll } from '../../ui/die.ts';
import { editor } from '../../ui/editor.ts';
import { chart, type Drawing, figure } from '../../ui/figure.ts';
import { slider } from '../../ui/slider.ts';
import { exact, rows, wordTable } from '../kit.ts';
import { loadedBars } from '../loaded-bars.ts';
import { temperatureSlider } from '../sliders.ts';

const signed = (value: number) => written(value);

/** The widest bar decides the axis; zero is always on it. */
function span(values: Float64Array): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  return [Math.min(0, ...finite), Math.max(1, ...finite)];
}

export function loadedDie(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `What follows “${example.prompt}”?`,
    reset: view.reset,
    draw: () => {
      const settings = { temperature: view.state.temperature };
      const trace = view.sampler.trace(logitsOf(example), settings);
      const { probabilities } = trace;
      const rolled = roll(view, probabilities);
      const ids = view.sampler.argsort(probabilities);
      const best = ids[0] ?? 0;
      return {
        summary: `At temperature ${written(view.state.temperature)}, “${example.words[best]}” fills ${percent(probabilities[best] ?? 0)} of the die; the coin rolled “${example.words[rolled.id]}”.`,
        body: loadedBars(view, example, { trace, settings }, ids, rolled),
        table: wordTable(example.words, ids, [{ name: 'Probability', values: probabilities }]),
      };
    },
    controls: temperatureSlider(view),
  });
}

export function scores(view: View): TemplateResult {
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

/** Logits left, probabilities right, row by row. */
function sideBySide(
  { words }: Example,
  logits: Float64Array,
  probabilities: Float64Array,
  ids: Uint32Array,
  domain: readonly [number, number],
): Pick<Drawing, 'body' | 'table'> {
  const half = (
    name: string,
    values: Float64Array,
    write: (value: number) => string,
    ends: readonly [number, number],
  ) =>
    html`<section><h3 class="hint">${name}</h3>${chart(name, (width) =>
      bars(rows(words, values, ids, { write }), { width, domain: ends, rowHeight: 26, labelWidth: 80 }),
    )}</section>`;
  return {
    body: html`<div class="pair">${half('Logits', logits, signed, domain)}${half('Probabilities', probabilities, percent, [0, 1])}</div>`,
    table: wordTable(words, ids, [
      { name: 'Logit', values: logits },
      { name: 'Probability', values: probabilities },
    ]),
  };
}

export function before(view: View): TemplateResult {
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
        ...sideBySide(example, logits, probabilities, ids, span(logits)),
      };
    },
    controls: editor(view),
  });
}

export function shifted(view: View): TemplateResult {
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
        ...sideBySide(example, logits, probabilities, ids, [-20, 20]),
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

export function rolling(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: 'Roll the loaded die',
    reset: view.reset,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example));
      const { probabilities } = trace;
      const rolled = roll(view, probabilities);
      const edges = view.sampler.cumulative(probabilities);
      const ids = view.sampler.argsort(probabilities);
      const from = rolled.id === 0 ? 0 : (edges[rolled.id - 1] ?? 0);
      return {
        summary: `Roll ${count(view.state.rolls)}: the coin ${written(rolled.u, 4)} lies between ${written(from, 4)} and ${written(edges[rolled.id] ?? 1, 4)}, the face of “${example.words[rolled.id]}”.`,
        body: loadedBars(view, example, { trace, settings: {} }, ids, rolled),
        table: {
          columns: ['Token', 'Probability', 'Face ends at'],
          rows: example.words.map((word, id) => [word, exact(probabilities[id] ?? 0), exact(edges[id] ?? 0)]),
        },
      };
    },
    controls: html`${coinFields(view)}${editor(view)}`,
  });
}
