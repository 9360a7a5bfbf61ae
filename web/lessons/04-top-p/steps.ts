import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { percent, plural, figure as written } from '../../charts/format.ts';
import type { Trace } from '../../sampler/index.ts';
import { EXAMPLES, type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/choice.ts';
import { die, roll } from '../../ui/die.ts';
import { editor } from '../../ui/editor.ts';
import { chart, figure } from '../../ui/figure.ts';
import { slider } from '../../ui/slider.ts';
import { certificates, lastBeforeCuts, panel, rows, settingsOf, wordTable } from '../kit.ts';
import type { Step } from '../lesson.ts';
import { scenarios } from '../scenarios.ts';
import { type Stop, walk } from '../walk.ts';
import nucleusFormula from './nucleus.tex';

const SIX = [0.5, 0.8, 0.9, 0.95, 0.99, 1] as const;

const STOPS: readonly Stop[] = [
  { name: 'softmax at the temperature', picture: 'shares' },
  { name: 'sort, largest share first', picture: 'sorted' },
  { name: 'add up until the sum reaches p, and cut', picture: 'cut' },
  { name: 'renormalise what is left', picture: 'renormalised' },
  { name: 'roll', picture: 'drawn' },
];

function pSlider(view: View): TemplateResult {
  return slider({
    label: 'Cover at least',
    symbol: 'p',
    value: view.state.topP,
    min: 0,
    max: 1,
    step: 0.01,
    change: (topP) => view.set({ topP }),
    stops: SIX.map((value) => ({ value, name: String(value) })),
  });
}

function temperatureSlider(view: View): TemplateResult {
  return slider({
    label: 'Temperature',
    symbol: 'T',
    value: view.state.temperature,
    min: 0.1,
    max: 3,
    step: 0.05,
    change: (temperature) => view.set({ temperature }),
  });
}

const exampleChoice = (view: View) =>
  choice(
    'Example',
    [
      { value: 'capital', name: EXAMPLES.capital.name },
      { value: 'supper', name: EXAMPLES.supper.name },
    ],
    view.state.example,
    (example) => view.set({ example, words: [], logits: [] }),
  );

/** The running sums of the shares before the cut, largest first: the line the nucleus is read from. */
function runningSums(view: View, before: Float64Array): { ids: Uint32Array; sums: Float64Array } {
  const ids = view.sampler.argsort(before);
  return { ids, sums: view.sampler.cumulative(Float64Array.from(ids, (id) => before[id] ?? 0)) };
}

/** Bars of a trace before its cut, the removed hatched. */
function cutBars(example: Example, trace: Trace, ids: Iterable<number>, rolled?: number) {
  return rows(example.words, lastBeforeCuts(trace), ids, {
    write: percent,
    notes: certificates(trace),
    ...(rolled === undefined ? {} : { rolled }),
  });
}

function nucleus(view: View, controls: TemplateResult): TemplateResult {
  const example = table(view.state);
  const { topP } = view.state;
  return figure({
    title: `Top-p with p = ${written(topP)} on “${example.prompt}”`,
    reset: view.reset,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example), settingsOf(view));
      const before = lastBeforeCuts(trace);
      const { ids, sums } = runningSums(view, before);
      const rolled = roll(view, trace.probabilities);
      const kept = trace.kept.length;
      return {
        summary: `The best ${plural(kept, 'token')} ${kept === 1 ? 'covers' : 'cover'} ${percent(sums[kept - 1] ?? 0)}, the first sum to reach ${percent(topP)}; ${plural(ids.length - kept, 'token')} removed.`,
        body: html`${chart('Shares, largest first, with their running sum', (width) =>
          bars(cutBars(example, trace, ids, rolled.id), {
            width,
            domain: [0, 1],
            cumulative: [...sums],
            cutAfter: kept,
            mark: { at: topP, label: `p = ${written(topP)}` },
          }),
        )}${die(view, example.words, trace.probabilities, rolled)}`,
        table: {
          columns: ['Token', 'Share', 'Running sum', 'After top-p'],
          rows: [...ids].map((id, rank) => [
            example.words[id] ?? '',
            written(before[id] ?? 0, 6),
            written(sums[rank] ?? 0, 6),
            written(trace.probabilities[id] ?? 0, 6),
          ]),
        },
      };
    },
    controls,
  });
}

function six(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `Six values of p on “${example.prompt}”`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const { ids, sums } = runningSums(view, view.sampler.softmax(logits, {}));
      const traces = SIX.map((topP) => ({ topP, trace: view.sampler.trace(logits, { topP }) }));
      const sizes = traces.map(({ topP, trace }) => `${trace.kept.length} at ${topP}`);
      return {
        summary: `Tokens in the nucleus: ${sizes.join(', ')}.`,
        body: html`<div class="panels">${traces.map(({ topP, trace }) =>
          panel(`p = ${topP}`, plural(trace.kept.length, 'token'), cutBars(example, trace, ids), {
            cumulative: [...sums],
            cutAfter: trace.kept.length,
            mark: { at: topP, label: String(topP) },
          }),
        )}</div>`,
        table: wordTable(
          [...example.words, 'tokens kept'],
          [...ids, example.words.length],
          traces.map(({ topP, trace }) => ({
            name: `p = ${topP}`,
            values: [...trace.probabilities, trace.kept.length],
          })),
        ),
      };
    },
    controls: html`${exampleChoice(view)}${editor(view)}`,
  });
}

export const steps: readonly Step[] = [
  {
    title: 'As many tokens as it takes',
    start: { topP: 0.95 },
    text: () => html`<p>Top-p fixes the share, not the number. Sort the tokens, add up their shares, and stop as soon as the sum reaches p. What is in is the <em>nucleus</em>.</p>
      ${nucleusFormula}<p>The nucleus has the smallest n for which this holds, and never less than one token.</p>`,
    tryThis: () =>
      'Lower p to 0.9. The favourite alone covers more than that, so at T = 1 every p up to 0.9 is greedy here.',
    figure: (view) => nucleus(view, html`${pSlider(view)}${temperatureSlider(view)}${editor(view)}`),
  },
  {
    title: 'Where it really adapts',
    start: { example: 'supper', topP: 0.9 },
    text: () => html`<p>With many good answers no token covers much alone, so the same p lets more of them in.</p>
      <p>Temperature comes first in the chain: a hotter die is flatter, and a flatter die needs more tokens to cover p.</p>`,
    tryThis: () => 'Keep p at 0.9 and move T from 0.3 to 3: the nucleus grows from 4 tokens to 10 of the 12.',
    figure: (view) =>
      nucleus(view, html`${pSlider(view)}${temperatureSlider(view)}${exampleChoice(view)}${editor(view)}`),
  },
  {
    title: 'From p = 0.5 to p = 1',
    text: () => html`<p>The line is the running sum, the dashed mark is p. The cut falls after the first token at which the line reaches the mark.</p>
      <p>For the clear favourite, every p up to 0.93 leaves one and the same token. p = 1 switches the filter off: no token is removed.</p>`,
    tryThis: () => 'Switch to the example with many good answers and compare the six counts.',
    figure: six,
  },
  {
    title: 'The algorithm, one stop at a time',
    start: { example: 'supper', topP: 0.8 },
    text: (
      view,
    ) => html`<ol>${STOPS.map(({ name }, i) => html`<li aria-current=${i === view.state.stage ? 'true' : 'false'}>${name}</li>`)}</ol>
      <p>The sum must reach p, so the token that carries it over the mark stays in.</p>`,
    tryThis: () => 'Walk to the cut, then move p and watch the line under the last token kept.',
    figure: (view) => walk(view, settingsOf(view), STOPS, html`${pSlider(view)}${editor(view)}`),
  },
  {
    title: 'One p fits both',
    start: { topP: 0.9 },
    text: () => html`<p>The two predictions from the end of the last lesson. The sure one keeps a single token at p = 0.9; the one that is anyone’s guess keeps 45 of 50.</p>
      <p>The model’s own confidence decides how many tokens are in play. That is why top-p is the usual choice.</p>`,
    tryThis: () => 'Raise p to 0.99. What does the sure prediction gain?',
    figure: (view) =>
      scenarios(view, settingsOf(view), `Two predictions, p = ${written(view.state.topP)}`, pSlider(view)),
  },
];
