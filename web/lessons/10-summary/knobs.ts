import { html, type TemplateResult } from 'lit';
import { columns, topFor } from '../../charts/columns.ts';
import { formatNumber, percent, plural } from '../../charts/format.ts';
import { tail } from '../../charts/tail.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { chainSliders } from '../shared/controls/chain-sliders.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { SIZE, thousand } from '../shared/trace/thousand.ts';
import { scaleChoice, scaleOf, shape } from './panels.ts';
import { TOP } from './scenarios.ts';

/** All sliders of the chain, on the thousand tokens. */
export function knobs(view: View): TemplateResult {
  return figure({
    title: 'A thousand tokens, every slider',
    reset: view.reset,
    draw: () => {
      const survey = view.sampler.survey(thousand(view.sampler), settingsOf(view), { top: TOP });
      const { top, others, kept } = survey;
      const data = shape(survey, nameOf);
      return {
        summary: `${plural(kept, 'token')} kept; the first has ${percent(top.probabilities[0] ?? 0)}, all after rank ${TOP} together ${percent(others.probabilities)}; the entropy is ${formatNumber(survey.entropy)} nats.`,
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
    controls: html`${scaleChoice(view)}${chainSliders(view)}`,
  });
}

/** The thousand tokens have no words, only numbers. */
export const nameOf = (id: number) => `#${id}`;
