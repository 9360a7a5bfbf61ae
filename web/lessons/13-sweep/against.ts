import { html, type TemplateResult } from 'lit';
import { curve, type Series } from '../../charts/curve.ts';
import { chart } from '../../ui/figure/figure.ts';
import type { Found } from './tables.ts';

const MARKS = [1, 2, 3, 4, 5].map((at) => ({ at, label: String(at) }));

/** The reader's ratings and the measured diversity, over the temperatures. */
export function against(found: readonly Found[]): TemplateResult {
  const axis = axisOf(found.map(({ temperature }) => temperature));
  // The names stand at the right ends, where no other line passes.
  const last = found.at(-1);
  const crossed = last !== undefined && last.coherence < last.creativity;
  const marks = [
    line(found, 'coherence', 'one', crossed ? 'below' : 'above', ({ coherence }) => coherence),
    line(found, 'creativity', 'two', crossed ? 'above' : 'below', ({ creativity }) => creativity),
  ].filter(({ x }) => x.length > 0);
  const counted = [line(found, 'distinct-2', 'three', 'above', ({ is }) => is.distinct2)];
  return html`<div class="pair">
    <section><h3 class="hint">Your marks${marks.length === 0 ? ': none yet' : ''}</h3>${chart(
      'Mean marks against temperature',
      (width) => curve(marks, { ...axis, width, yDomain: [1, 5], yTicks: MARKS, yLabel: 'mean mark' }),
    )}</section>
    <section><h3 class="hint">Counted in the texts of each temperature</h3>${chart(
      'Distinct-2 against temperature',
      (width) => curve(counted, { ...axis, width, yDomain: [0, 1], yLabel: 'distinct-2' }),
    )}</section></div>`;
}

/** The domain from the lowest to the highest temperature; a single one stands in the middle. */
function axisOf(temperatures: readonly number[]) {
  const [low, high] = [Math.min(...temperatures), Math.max(...temperatures)];
  const room = low === high ? 0.5 : (high - low) * 0.05;
  const xDomain: readonly [number, number] = [low - room, high + room];
  return { xDomain, xLabel: 'temperature', xTicks: temperatures.map((at) => ({ at, label: String(at) })) };
}

/** Temperatures without a value are left out. */
function line(
  found: readonly Found[],
  name: string,
  tone: Series['tone'],
  nameSide: 'above' | 'below',
  value: (one: Found) => number,
): Series {
  const known = found.filter((one) => !Number.isNaN(value(one)));
  const x = known.map(({ temperature }) => temperature);
  return { name, tone, x, y: known.map(value), dots: true, nameAt: 0.99, nameSide };
}
