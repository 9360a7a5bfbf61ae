import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { curve, type Point } from '../../charts/curve.ts';
import { formatNumber, percent } from '../../charts/format.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { slider } from '../../ui/controls/slider.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { type AdaptiveCase, type Expected, expected } from './exercise/cases.ts';

const PAIR = [
  { who: 'sure', example: EXAMPLES.capital },
  { who: 'unsure', example: EXAMPLES.supper },
] as const;

/** Sliders for the temperature at which entropy is measured and for the two ends; an end that passes the other moves it. */
export function adaptiveSliders(view: View): TemplateResult {
  const { baseTemperature, minTemperature, maxTemperature } = view.state;
  const range = { min: 0, max: 3, step: 0.05 };
  const setColdest = (coldest: number) =>
    view.set({ minTemperature: coldest, ...(coldest > maxTemperature ? { maxTemperature: coldest } : {}) });
  const setHottest = (hottest: number) =>
    view.set({ maxTemperature: hottest, ...(hottest < minTemperature ? { minTemperature: hottest } : {}) });
  return html`${slider({ ...range, name: 'minTemperature', label: 'Coldest', symbol: 'T min', value: minTemperature, change: setColdest })}
    ${slider({ ...range, name: 'maxTemperature', label: 'Hottest', symbol: 'T max', value: maxTemperature, change: setHottest })}
    ${slider({ ...range, min: 0.1, name: 'baseTemperature', label: 'Doubt measured at', symbol: 'T base', value: baseTemperature, change: (baseTemperature) => view.set({ baseTemperature }) })}`;
}

/** The arguments of the exercise's function as the sliders set them. */
export function argumentsOf({ state }: View, logits: ArrayLike<number>): AdaptiveCase['args'] {
  return [Array.from(logits), state.baseTemperature, state.minTemperature, state.maxTemperature];
}

/** The line from the lowest to the highest entropy, with predictions on it. */
export function adaptiveLine({ state }: View, points: readonly Point[]): TemplateResult {
  const { minTemperature: low, maxTemperature: high } = state;
  return chart('Temperature by doubt', (width) =>
    curve([{ name: 'temperature', tone: 'one', x: [0, 1], y: [low, high] }], {
      width,
      height: 230,
      xDomain: [0, 1],
      yDomain: [0, Math.max(high, 0.5) * 1.15],
      xLabel: 'entropy, as a share of the largest possible',
      yLabel: 'temperature T',
      xTicks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: percent(at) })),
      points,
    }),
  );
}

/** A sure and an unsure prediction, each with the temperature its own entropy gives. */
export function pair(view: View): TemplateResult {
  return figure({
    title: 'Two predictions, two temperatures',
    reset: view.reset,
    draw: () => {
      const both = PAIR.map(({ who, example }) => {
        const logits = logitsOf(example);
        const right = expected(view.sampler, argumentsOf(view, logits));
        const { probabilities } = view.sampler.distribution(logits, { temperature: right.temperature });
        return { who, example, right, probabilities, raw: view.sampler.softmax(logits, {}) };
      });
      const says = both.map(({ who, right }) => say(who, right));
      return {
        summary: `${says.join('; ')}.`.replace(/^t/, 'T'),
        body: html`<div class="pair">${both.map(
          ({ example, right, probabilities, raw }) => html`<section class="compact">
            <h3 class="hint">“${example.prompt} …” at T = ${formatNumber(right.temperature)}</h3>
            ${chart(example.name, (width) =>
              bars(
                rows(example.words, probabilities, view.sampler.argsort(raw), {
                  write: percent,
                  ghosts: raw,
                }),
                { width, domain: [0, 1], rowHeight: 21, labelWidth: 78 },
              ),
            )}</section>`,
        )}</div>
        ${adaptiveLine(
          view,
          both.map(({ who, right }) => ({
            x: right.share,
            y: right.temperature,
            label: `${who}: T = ${formatNumber(right.temperature)}`,
          })),
        )}`,
        table: {
          columns: ['Token', 'Prediction', 'Share at T = 1', 'Share at its own T', 'Its T'],
          rows: both.flatMap(({ who, example, raw, probabilities, right }) =>
            example.words.map((word, id) => [
              word,
              who,
              exact(raw[id] ?? 0),
              exact(probabilities[id] ?? 0),
              exact(right.temperature),
            ]),
          ),
        },
      };
    },
    controls: adaptiveSliders(view),
  });
}

function say(who: string, { share, temperature }: Expected): string {
  return `the ${who} one has ${percent(share)} of the largest entropy and gets T = ${formatNumber(temperature)}`;
}
