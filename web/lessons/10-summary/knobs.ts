import { html, type TemplateResult } from 'lit';
import { columns, topFor } from '../../charts/columns.ts';
import { percent, plural, figure as written } from '../../charts/format.ts';
import { tail } from '../../charts/tail.ts';
import type { View } from '../../state/view.ts';
import { slider } from '../../ui/controls/slider.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { exact, settingsOf } from '../shared/trace/kit.ts';
import { scaleChoice, scaleOf, shape } from './panels.ts';
import { TOP } from './scenarios.ts';
import { SIZE, thousand } from './thousand.ts';

/** Everything that loads the die, on the thousand tokens. */
export function knobs(view: View): TemplateResult {
  return figure({
    title: 'A thousand tokens, every slider',
    reset: view.reset,
    draw: () => {
      const survey = view.sampler.survey(thousand(view.sampler), settingsOf(view), { top: TOP });
      const { top, others, kept } = survey;
      const data = shape(survey, nameOf);
      return {
        summary: `${plural(kept, 'token')} kept; the first has ${percent(top.probabilities[0] ?? 0)}, all after rank ${TOP} together ${percent(others.probabilities)}; the entropy is ${written(survey.entropy)} nats.`,
        body: html`${chart(`The best ${TOP} of ${SIZE} tokens`, (width) =>
          columns(data, {
            width,
            top: topFor(data),
            height: 170,
            scale: scaleOf(view),
            ends: ['rank 1', `rank ${TOP}`],
          }),
        )}${chart('Share of every rank, both in powers of ten', (width) =>
          tail(
            { ranks: survey.tail.ranks, before: survey.tail.before, after: survey.tail.probabilities },
            { width, height: 200, size: SIZE, ...(kept < SIZE ? { cutAfter: kept } : {}) },
          ),
        )}`,
        table: {
          columns: ['Token', 'Rank', 'Before the cuts', 'Final share'],
          rows: [...top.ids].map((id, i) => [
            nameOf(id),
            i + 1,
            exact(top.before[i] ?? Number.NaN),
            exact(top.probabilities[i] ?? Number.NaN),
          ]),
        },
      };
    },
    controls: html`${scaleChoice(view)}${knobSliders(view)}`,
  });
}

/** The thousand tokens have no words, only numbers. */
export const nameOf = (id: number) => `#${id}`;

export function knobSliders(view: View, mostK = 100): TemplateResult {
  return html`<div class="knobs">${temperatureSlider(view, [0, 0.7, 1, 1.5])}${slider({
    name: 'topK',
    label: 'Keep the best',
    symbol: 'k',
    value: view.state.topK,
    min: 0,
    max: mostK,
    step: 1,
    change: (topK) => view.set({ topK }),
    stops: [
      { value: 0, name: '0, off' },
      { value: 10, name: '10' },
      { value: 50, name: '50' },
    ],
  })}${topPSlider(view)}${slider({
    name: 'minP',
    label: 'Min-p',
    symbol: 'm',
    value: view.state.minP,
    min: 0,
    max: 1,
    step: 0.01,
    change: (minP) => view.set({ minP }),
    stops: [
      { value: 0, name: '0, off' },
      { value: 0.05, name: '0.05' },
      { value: 0.1, name: '0.1' },
    ],
  })}</div>`;
}
