import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { count, percent, figure as written } from '../../charts/format.ts';
import { logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { die, roll } from '../../ui/die.ts';
import { editor } from '../../ui/editor.ts';
import { chart, figure } from '../../ui/figure.ts';
import { panel, rows, wordTable } from '../kit.ts';
import type { Step } from '../lesson.ts';
import { curves } from './curves.ts';
import entropyFormula from './entropy.tex';
import { FIVE, temperatureSlider } from './slider.ts';
import temperatureFormula from './temperature.tex';

function heated(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature } = view.state;
  return figure({
    title: `“${example.prompt}” at temperature ${written(temperature)}`,
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const plain = view.sampler.softmax(logits, {});
      const { probabilities, kept } = view.sampler.distribution(logits, { temperature });
      const rolled = roll(view, probabilities);
      const ids = view.sampler.argsort(logits);
      const best = ids[0] ?? 0;
      const greedy =
        temperature === 0
          ? `only “${example.words[kept[0] ?? 0]}” can come out`
          : `“${example.words[best]}” holds ${percent(probabilities[best] ?? 0)}`;
      return {
        summary: `At T = ${written(temperature)} ${greedy}; at T = 1 it holds ${percent(plain[best] ?? 0)} (dashed outline).`,
        body: html`${chart('Chance of each token', (width) =>
          bars(
            rows(example.words, probabilities, ids, { write: percent, rolled: rolled.id, ghosts: plain }),
            { width, domain: [0, 1] },
          ),
        )}${die(view, example.words, probabilities, rolled)}`,
        table: wordTable(example.words, ids, [
          { name: 'T = 1', values: plain },
          { name: `T = ${written(temperature)}`, values: probabilities },
        ]),
      };
    },
    controls: html`${temperatureSlider(view, [0, ...FIVE])}${editor(view)}`,
  });
}

function five(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: 'Five temperatures, one set of logits',
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const ids = [...view.sampler.argsort(logits)];
      const all = FIVE.map((temperature) => ({
        temperature,
        ...view.sampler.distribution(logits, { temperature }),
      }));
      const [coldest, hottest] = [all[0], all.at(-1)];
      const best = ids[0] ?? 0;
      return {
        summary: `From T = 0.1 to T = 3 the share of “${example.words[best]}” falls from ${percent(coldest?.probabilities[best] ?? 0)} to ${percent(hottest?.probabilities[best] ?? 0)}, and the entropy H rises from ${written(coldest?.entropy ?? 0)} to ${written(hottest?.entropy ?? 0)} nats.`,
        body: html`<div class="panels">${all.map(({ temperature, probabilities, entropy }) =>
          panel(
            `T = ${temperature}`,
            `H = ${written(entropy)}`,
            rows(example.words, probabilities, ids, { write: percent }),
          ),
        )}</div>`,
        table: wordTable(
          [...example.words, 'entropy'],
          [...ids, example.words.length],
          all.map(({ temperature, probabilities, entropy }) => ({
            name: `T = ${temperature}`,
            values: [...probabilities, entropy],
          })),
        ),
      };
    },
    controls: editor(view),
  });
}

function measured(view: View): TemplateResult {
  const example = table(view.state);
  const { temperature } = view.state;
  return figure({
    title: 'How unsure is the die?',
    reset: view.reset,
    draw: () => {
      const logits = logitsOf(example);
      const { probabilities, entropy } = view.sampler.distribution(logits, { temperature });
      const even = view.sampler.softmax(new Float64Array(logits.length), {});
      const most = view.sampler.entropy(even);
      const ids = view.sampler.argsort(logits);
      return {
        summary: `At T = ${written(temperature)} the entropy is ${written(entropy)} nats, ${percent(entropy / most)} of the ${written(most)} that ${count(logits.length)} equal faces would have.`,
        body: html`${chart('Chance of each token beside equal chances', (width) =>
          bars(rows(example.words, probabilities, ids, { write: percent }), {
            width,
            domain: [0, 1],
            mark: { at: even[0] ?? 0, label: `equal: ${percent(even[0] ?? 0)}` },
          }),
        )}<div class="meter"><span>Entropy</span><progress max=${most} value=${entropy} aria-label="Entropy"></progress><span>${written(entropy)} / ${written(most)}</span></div>`,
        table: wordTable(
          [...example.words, 'entropy'],
          [...ids, example.words.length],
          [
            { name: `T = ${written(temperature)}`, values: [...probabilities, entropy] },
            { name: 'All equal', values: [...even, most] },
          ],
        ),
      };
    },
    controls: html`${temperatureSlider(view)}${editor(view)}`,
  });
}

export const steps: readonly Step[] = [
  {
    title: 'Divide every logit by T',
    start: { temperature: 0.5 },
    text: () => html`<p>Temperature is one division, made before the softmax.</p>${temperatureFormula}
      <p>Below 1 it widens the distances between logits, and the leader takes more of the die. Above 1 it narrows them, and the others get their chance.</p>`,
    tryThis: () => 'Move T from 0.5 to 3. Which tokens gain, and which lose? The coin stays where it is.',
    figure: heated,
  },
  {
    title: 'Five dice from the same logits',
    text: () => html`<p>Here are the same ten tokens at five temperatures. The order never changes: temperature moves shares, not ranks.</p>
      <p>At 0.1 the die has one face left that you can see. At 3 “banana” gets a face too.</p>`,
    tryThis: () => 'Open the table and follow one row from left to right.',
    figure: five,
  },
  {
    title: 'Entropy measures how unsure it is',
    start: { temperature: 3 },
    text: () => html`<p>One number sums up a die: its entropy, here in nats.</p>${entropyFormula}
      <p>It is 0 when one token is certain, and largest, ln of the number of tokens, when all are equal.</p>
      <p>T = 3 looks flat, but it is far from equal: the bars still cross the dashed line on both sides.</p>`,
    tryThis: () => 'Find the temperature at which the entropy reaches 1 nat.',
    figure: measured,
  },
  {
    title: 'The whole range',
    start: { temperature: 1 },
    text: () => html`<p>Both curves come from 200 temperatures between 0.01 and 5.</p>
      <p>Entropy only rises with temperature, quickly at first and then ever more slowly towards its ceiling. The shares of the best tokens fall in step.</p>`,
    tryThis: () =>
      'Edit the example in an earlier step so that all logits lie close together, and come back: where does the curve start to rise?',
    figure: curves,
  },
  {
    title: 'Zero is a case of its own',
    start: { temperature: 0 },
    text: () => html`<p>A division by zero has no answer, so T = 0 is given a meaning: take the token with the largest logit. That is <em>greedy</em> decoding.</p>
      <p>The die has one face, and the coin no longer matters. Where two logits tie, the token with the lower number wins.</p>`,
    tryThis: () =>
      'Roll a few times at T = 0. Then type −1 into the field: a negative temperature would turn the ranking round, so the core refuses it.',
    figure: heated,
  },
];
