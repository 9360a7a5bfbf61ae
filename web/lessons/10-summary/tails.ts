import type { TemplateResult } from 'lit';
import { curve } from '../../charts/curve.ts';
import { count, percent, powerOfTen } from '../../charts/format.ts';
import type { Reading } from '../../live/reading/reading.ts';
import type { Logits } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted, exact } from '../../ui/figure/table.ts';
import { thousand } from '../shared/trace/thousand.ts';

const FLOOR = -12;

/** Shares by rank of the thousand tokens, of the live model and of Zipf's law, on two axes of powers of ten. */
export function tails(view: View, reading: Reading): TemplateResult {
  return figure({
    title: 'Share by rank: a made-up model and a real one',
    reset: view.reset,
    draw: () => {
      const size = reading.logits.length;
      // Zipf's law: the share is in proportion to 1 / rank, so the logit is −ln(rank).
      const zipf = Float64Array.from({ length: size }, (_, i) => -Math.log(i + 1));
      const survey = (logits: Logits) => view.sampler.survey(logits, {}, { top: 1000 });
      const surveys = [thousand(view.sampler), reading.logits, zipf].map(survey);
      const lines = [
        { name: 'made up', tone: 'three', nameAt: 0.85, nameSide: 'below' },
        { name: 'live model', tone: 'one', nameAt: 0.9, nameSide: 'below' },
        { name: 'Zipf', tone: 'two', nameAt: 0.75 },
      ] as const;
      const all = lines.map((line, i) => {
        const { ranks = [], before = [] } = surveys[i]?.tail ?? {};
        return {
          ...line,
          x: Array.from(ranks, Math.log10),
          y: Array.from(before, Math.log10),
          ranks,
          before,
        };
      });
      return {
        summary: `The live model keeps ${percent(surveys[1]?.others.before ?? 0)} of its die for the ${count(size - 1000)} tokens after rank 1,000, which the made-up one does not have.`,
        body: chart('Share by rank', (width) =>
          curve(all, {
            width,
            height: 320,
            xDomain: [0, Math.log10(size)],
            yDomain: [FLOOR, 0],
            xLabel: 'rank, best first',
            yLabel: 'share',
            xTicks: Array.from({ length: Math.floor(Math.log10(size)) + 1 }, (_, at) => ({
              at,
              label: count(10 ** at),
            })),
            yTicks: [0, -3, -6, -9, -12].map((at) => ({ at, label: powerOfTen(at) })),
          }),
        ),
        table: {
          columns: ['Line', 'Rank', 'Share'],
          rows: all.flatMap(({ name, ranks, before }) =>
            Array.from(ranks, (rank, i) => [name, counted(rank), exact(before[i] ?? Number.NaN)]),
          ),
        },
      };
    },
  });
}
