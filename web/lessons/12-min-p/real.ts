import { html, type TemplateResult } from 'lit';
import { curve, type Series } from '../../charts/curve.ts';
import { count, formatNumber } from '../../charts/format.ts';
import { live } from '../../live/reading/live.ts';
import type { Reading } from '../../live/reading/reading.ts';
import { joined } from '../../live/reading/words.ts';
import type { View } from '../../state/view.ts';
import { quoted } from '../../text/marks.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import './counts.ts';
import type { Cell } from '../../ui/figure/table.ts';
import { counted, exact } from '../../ui/figure/table.ts';
import type { Count } from './counts.ts';
import { minPSlider } from './figures.ts';

/** From coarse to fine: the first few points already show the shape of a line. */
const TEMPERATURES = [0.3, 3, 1, 2, 0.6, 1.5, 0.8, 1.25, 0.45, 2.5] as const;
const HOTTEST = 3;
const MAGNITUDES = [1, 10, 100, 1000, 10_000, 100_000];

/** How many of the live model's tokens min-p and top-p keep, over all temperatures. */
export function real(view: View): TemplateResult {
  return live(
    view.state,
    view.state.prompt,
    (reading) => html`<ld-counts .view=${view} .reading=${reading} .draw=${drawn}></ld-counts>`,
  );
}

/** The counted points of one filter's line, by temperature, including the current one. */
interface Line extends Pick<Series, 'name' | 'tone' | 'nameAt' | 'nameSide'> {
  readonly places: readonly (readonly [temperature: number, kept: number])[];
  readonly here: number;
}

function drawn(view: View, reading: Reading, kept: Count): TemplateResult {
  const { temperature } = view.state;
  const size = reading.logits.length;
  return figure({
    title: `Tokens kept after ${quoted(joined(reading.tokens))}`,
    reset: view.reset,
    draw: () => {
      const lines = linesOf(view, kept);
      return {
        summary: `At T = ${formatNumber(temperature)}, ${lines.map(({ name, here }) => `${name} keeps ${count(here)}`).join(' and ')} of ${count(size)} tokens.`,
        body: chart('Tokens kept by temperature', (width) =>
          curve(lines.map(series), {
            width,
            height: 300,
            xDomain: [0, HOTTEST],
            yDomain: [0, Math.log10(size) * 1.08],
            xLabel: 'temperature T',
            yLabel: 'tokens kept, in powers of ten',
            yTicks: MAGNITUDES.filter((n) => n <= size).map((n) => ({ at: Math.log10(n), label: count(n) })),
            marker: { x: temperature, y: lines.map(({ here }) => Math.log10(here)) },
          }),
        ),
        table: {
          columns: ['T', ...lines.map(({ name }) => `Kept by ${name}`)],
          rows: [...new Set([...TEMPERATURES, temperature])]
            .sort((a, b) => a - b)
            .map((t) => [exact(t), ...lines.map(({ places }) => countAt(places, t))]),
        },
      };
    },
    controls: html`${temperatureSlider(view, [0.7, 1, 1.5, 2])}${minPSlider(view)}${topPSlider(view, [], 'Top-p covers at least')}`,
  });
}

function linesOf({ state }: View, kept: Count): Line[] {
  const { temperature, minP, topP } = state;
  const filters = [
    { name: `min-p ${formatNumber(minP)}`, tone: 'one', settings: { minP }, nameAt: 0.8, nameSide: 'below' },
    { name: `top-p ${formatNumber(topP)}`, tone: 'two', settings: { topP }, nameAt: 0.6, nameSide: 'above' },
  ] as const;
  // Both settings on show first, then the lines side by side.
  const here = filters.map(({ settings }) => kept({ ...settings, temperature }, true) ?? 0);
  const all = TEMPERATURES.map((t) => filters.map(({ settings }) => kept({ ...settings, temperature: t })));
  return filters.map(({ settings: _, ...line }, i) => {
    const places = new Map([[temperature, here[i] ?? 0]]);
    TEMPERATURES.forEach((t, j) => {
      const known = all[j]?.[i];
      if (known !== undefined) places.set(t, known);
    });
    return { ...line, places: [...places].sort(([a], [b]) => a - b), here: here[i] ?? 0 };
  });
}

/** Lines on an axis of powers of ten. A setting beyond the axis is marked at its edge. */
function series({ places, here: _, ...line }: Line): Series {
  const shown = places.filter(([t]) => t > 0 && t <= HOTTEST);
  return { ...line, x: shown.map(([t]) => t), y: shown.map(([, n]) => Math.log10(n)) };
}

function countAt(places: Line['places'], temperature: number): Cell {
  const found = places.find(([t]) => t === temperature);
  return found ? counted(found[1]) : '…';
}
