import { html, type TemplateResult } from 'lit';
import { curve, type Series } from '../../charts/curve.ts';
import { count, figure as written } from '../../charts/format.ts';
import { live } from '../../live/live.ts';
import type { Reading } from '../../live/reading.ts';
import type { Sampler, Settings } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure.ts';
import { hex } from '../../ui/token.ts';
import { temperatureSlider } from '../sliders.ts';
import { minPSlider, topPSlider } from './figures.ts';

const TEMPERATURES = [0.3, 0.5, 0.7, 1, 1.25, 1.5, 2, 3] as const;
const MAGNITUDES = [1, 10, 100, 1000, 10_000, 100_000];

/** How many of the live model's tokens min-p and top-p keep, over all temperatures. */
export function real(view: View): TemplateResult {
  return live(view.state.backend, view.state.prompt, (reading) => drawn(view, reading));
}

function drawn(view: View, reading: Reading): TemplateResult {
  const { temperature, minP, topP } = view.state;
  const prompt = reading.tokens.map(({ text, bytes }) => text ?? hex(bytes)).join('');
  const filters = [
    { name: `min-p ${written(minP)}`, tone: 'one', settings: { minP }, nameAt: 0.8, nameSide: 'below' },
    { name: `top-p ${written(topP)}`, tone: 'two', settings: { topP }, nameAt: 0.6 },
  ] as const;
  return figure({
    title: `Tokens kept after “${prompt}”`,
    reset: view.reset,
    draw: () => {
      const kept = filters.map(({ settings }) =>
        TEMPERATURES.map((t) => keptBy(view.sampler, reading, { ...settings, temperature: t })),
      );
      const here = filters.map(({ settings }) => keptBy(view.sampler, reading, { ...settings, temperature }));
      const size = reading.logits.length;
      return {
        summary: `At T = ${written(temperature)}, ${filters.map(({ name }, i) => `${name} keeps ${count(here[i] ?? 0)}`).join(' and ')} of ${count(size)} tokens.`,
        body: html`${chart('Tokens kept by temperature', (width) =>
          curve(
            filters.map(({ settings: _, ...line }, i): Series => {
              return { ...line, x: TEMPERATURES, y: (kept[i] ?? []).map(Math.log10) };
            }),
            {
              width,
              height: 300,
              xDomain: [0, 3],
              yDomain: [0, Math.log10(size) * 1.08],
              xLabel: 'temperature T',
              yLabel: 'tokens kept, in powers of ten',
              yTicks: MAGNITUDES.filter((n) => n <= size).map((n) => ({
                at: Math.log10(n),
                label: count(n),
              })),
              marker: { x: temperature, y: here.map(Math.log10) },
            },
          ),
        )}`,
        table: {
          columns: ['T', ...filters.map(({ name }) => `Kept by ${name}`)],
          rows: TEMPERATURES.map((t, i) => [written(t), ...kept.map((list) => count(list[i] ?? 0))]),
        },
      };
    },
    controls: html`${temperatureSlider(view, [0.7, 1, 1.5, 2])}${minPSlider(view)}${topPSlider(view)}`,
  });
}

const counted = new WeakMap<Reading, Map<string, number>>();

/** Counts are kept: while one slider moves, the other filter's line stands. */
function keptBy(sampler: Sampler, reading: Reading, settings: Settings): number {
  const known = counted.get(reading) ?? new Map<string, number>();
  counted.set(reading, known);
  const key = JSON.stringify(settings);
  const before = known.get(key);
  if (before !== undefined) return before;
  const { kept } = sampler.survey(reading.logits, settings, { top: 1, points: 2, minFace: 1 });
  known.set(key, kept);
  return kept;
}
