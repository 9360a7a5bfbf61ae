import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { curve } from '../../charts/curve.ts';
import { count, formatNumber, plural, powerOfTen } from '../../charts/format.ts';
import type { View } from '../../state/view.ts';
import { slider } from '../../ui/controls/slider.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted } from '../../ui/figure/table.ts';
import { type Nucleus, nucleus, type Sums, sums } from './float32.ts';
import { onScores, type Scores } from './scores.ts';

/** Stops of the slider, and the rows of the table. */
const STOPS = [0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999];
const POINTS = 600;
/** The drift is written in hundred-thousandths of the whole. */
const UNIT = 1e-5;

/** The running sum of all shares in float32 beside the exact one, and the two nuclei they give. */
export function twoSums(view: View): TemplateResult {
  return onScores(view, (scores) => drawn(view, scores));
}

function drawn(view: View, { logits, lead }: Scores): TemplateResult {
  const { topP } = view.state;
  return figure({
    title: `A nucleus of p = ${topP}, added up twice`,
    reset: view.reset,
    lead,
    draw: () => {
      const added = sums(view.sampler, logits);
      const here = nucleus(view.sampler, logits, topP);
      const end = added.single.at(-1) ?? 0;
      return {
        summary: `${summaryOf(here, topP > end, logits.length)} The float32 sum of all ${count(logits.length)} shares ends at ${formatNumber(end, 7)}.`,
        body: html`${chart('Size of the nucleus', (width) => sizes(here, width))}
          <h3 class="hint">How far the float32 sum is off, rank by rank</h3>
          ${chart('Float32 sum less the exact one', (width) => drift(added, here.exact, width))}`,
        table: {
          columns: ['p', 'Nucleus, float64', 'Nucleus, float32', 'Difference'],
          rows: [...new Set([...STOPS, topP])]
            .sort((a, b) => a - b)
            .map((p) => ({ p, ...nucleus(view.sampler, logits, p) }))
            .map(({ p, exact, single }) => [p, counted(exact), counted(single), signed(single - exact)]),
        },
      };
    },
    controls: slider({
      name: 'topP',
      label: 'Cover at least',
      symbol: 'p',
      value: topP,
      min: 0.9,
      max: 1,
      step: 0.0001,
      change: (topP) => view.set({ topP }),
      stops: STOPS.map((value) => ({ value, name: String(value) })),
    }),
  });
}

function summaryOf({ exact, single }: Nucleus, neverReached: boolean, vocabulary: number): string {
  const right = `Exactly, ${plural(exact, 'token')} ${exact === 1 ? 'reaches' : 'reach'} p`;
  if (neverReached && single === vocabulary)
    return `${right}; in float32 the sum never does, and all are kept.`;
  if (exact === single) return `${right}, and float32 says the same.`;
  const many = Math.abs(single - exact);
  return `${right}; float32 keeps ${count(single)}, ${count(many)} too ${single > exact ? 'many' : 'few'}.`;
}

const signed = (value: number) => ({ value, written: value > 0 ? `+${count(value)}` : count(value) });

function sizes({ exact, single }: Nucleus, width: number) {
  const row = (id: number, label: string, value: number): Bar => ({
    id,
    label,
    value,
    written: count(value),
    fate: id === 0 ? 'kept' : 'rolled',
  });
  const rows = [row(0, 'the core', exact), row(1, 'float32', single)];
  return bars(rows, { width, domain: [0, Math.max(exact, single)], labelWidth: 92, valueWidth: 66 });
}

function drift({ exact, single }: Sums, cutAfter: number, width: number) {
  const last = exact.length - 1;
  const ranks = Array.from({ length: POINTS }, (_, i) => Math.round((i / (POINTS - 1)) * last));
  const y = ranks.map((rank) => ((single[rank] ?? 0) - (exact[rank] ?? 0)) / UNIT);
  const room = Math.max(0.5, ...y.map(Math.abs)) * 1.15;
  return curve([{ name: 'float32 less exact', tone: 'one', x: ranks.map((rank) => rank + 1), y }], {
    width,
    height: 220,
    xDomain: [0, exact.length],
    xTicks: [0, 20_000, 40_000].map((at) => ({ at, label: count(at) })),
    yDomain: [-room, room],
    xLabel: 'tokens added up, best first',
    yLabel: `in units of ${powerOfTen(Math.log10(UNIT))}`,
    verticals: [{ at: cutAfter, label: 'the nucleus ends' }],
  });
}
