// One call of every chart, or one for each of its shapes, with inputs that a reader can check by eye.
import type { SVGTemplateResult } from 'lit';
import { arrivals } from '../../../web/charts/arrivals.ts';
import { type Bar, bars } from '../../../web/charts/bars.ts';
import { blockMap, type Touch } from '../../../web/charts/block-map.ts';
import { type Column, columns } from '../../../web/charts/columns.ts';
import { curve } from '../../../web/charts/curve.ts';
import { formatNumber, percent } from '../../../web/charts/format.ts';
import { heights } from '../../../web/charts/heights.ts';
import { lanes } from '../../../web/charts/lanes.ts';
import { strip } from '../../../web/charts/strip.ts';
import { tail } from '../../../web/charts/tail.ts';
import { timeline } from '../../../web/charts/timeline.ts';
import { versus } from '../../../web/charts/versus.ts';

const WORDS = ['blue', 'clear', 'grey', 'the', 'electroluminescent'];
const SHARES = [0.46, 0.27, 0.17, 0.08, 0.02];

const share = (id: number, more: Partial<Bar> = {}): Bar => {
  const value = SHARES[id] ?? 0;
  return { id, label: WORDS[id] ?? '', value, written: percent(value), fate: 'kept', ...more };
};

const sums = (values: readonly number[]) =>
  values.map((_, i) => values.slice(0, i + 1).reduce((sum, value) => sum + value, 0));

const FACES = sums(SHARES).map((to, id) => {
  const value = SHARES[id] ?? 0;
  return { id, label: WORDS[id] ?? '', from: to - value, to, share: value };
});

/** Shares that fall with the rank, as those of a vocabulary do. */
const RANKS = [1, 2, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000];
const FALLING = RANKS.map((rank) => 0.1 / rank ** 1.4);

const across = Array.from({ length: 41 }, (_, i) => i / 20);

const ladder: Column[] = [0.5, 0.25, 0.125, 0.06, 0.004, 0.00002].map((value, i) => ({
  value,
  fate: i < 4 ? 'kept' : 'removed',
  spoken: `rank ${i + 1}: ${percent(value)}`,
}));

const STEPS = [
  { label: 'The', value: 3, written: '3 tokens', line: 0.9 },
  { label: ' sky', value: 40, written: '40 tokens', line: 2.4, selected: true },
  { label: ' is', value: 900, written: '900 tokens', line: 4.1 },
  { label: ' blue', written: 'not known yet' },
  { label: '.', value: 1, written: '1 token', line: 0 },
];
const STEP_OPTIONS = {
  barLabel: 'kept tokens',
  most: 900,
  scale: 'log',
  line: { label: 'entropy in bits', most: 5 },
  write: String,
  pick: () => {},
} as const;

export const EXAMPLES: Record<string, SVGTemplateResult> = {
  bars: bars(
    SHARES.map((_, id) => share(id)),
    { width: 560, domain: [0, 0.5] },
  ),
  'bars-removed': bars(
    [
      share(0, { value: 0.63, written: '63 %', ghost: 0.46, fate: 'rolled' }),
      share(1, { value: 0.37, written: '37 %', ghost: 0.27, marked: true }),
      share(2, { value: 0, written: '0 %', ghost: 0.17, fate: 'removed', note: 'top-k kept 2' }),
      { id: 9, label: 'all others', value: 0, written: '0 %', ghost: 0.1, fate: 'many' },
    ],
    { width: 560, domain: [0, 1], cutAfter: 2, pick: { act: () => {}, chosen: 1 } },
  ),
  'bars-cumulative': bars(
    SHARES.map((_, id) => share(id)),
    { width: 560, domain: [0, 1], cumulative: sums(SHARES), mark: { at: 0.9, label: 'top-p 0.9' } },
  ),
  'bars-negative': bars(
    [8.5, -2, Number.NEGATIVE_INFINITY].map((value, id) =>
      share(id, { value, written: formatNumber(value) }),
    ),
    { width: 360, domain: [-2, 8.5], ticks: [{ at: 0, label: '0' }] },
  ),
  'bars-broken-axis': bars(
    [12.25, 12.5].map((value, id) => share(id, { value, written: formatNumber(value) })),
    { width: 360, domain: [12, 12.5] },
  ),
  strip: strip(FACES, 0.62, 1, 560),
  'strip-remainder': strip(FACES.slice(0, 2), 0.95, -1, 340, true),
  columns: columns(ladder, { width: 280, scale: 'even', top: 0.5, ends: ['best', 'rank 6'] }),
  'columns-powers': columns(ladder, { width: 280, scale: 'powers', ends: ['best', 'rank 6'] }),
  curve: curve(
    [
      { name: 'sure', tone: 'one', x: across, y: across.map((at) => Math.exp(-at)), nameSide: 'below' },
      { name: 'in doubt', tone: 'two', x: across, y: across.map((at) => 1 / (1 + at * at)) },
    ],
    {
      width: 560,
      xDomain: [0, 2],
      yDomain: [0, 1],
      xLabel: 'temperature',
      yLabel: 'share of the best token',
      level: { at: 0.5, label: 'half' },
      verticals: [{ at: 0.7, label: 'advice', tone: 'one' }],
      marker: { x: 1, y: [Math.exp(-1), 0.5] },
      points: [{ x: 1.6, y: 0.8, label: 'a place' }],
    },
  ),
  tail: tail({ ranks: RANKS, before: FALLING, after: FALLING }, { width: 560, size: 50_257 }),
  'tail-cut': tail(
    { ranks: RANKS, before: FALLING, after: FALLING.map((value, i) => (i < 4 ? value * 1.4 : 0)) },
    { width: 560, size: 50_257, cutAfter: 10, point: { rank: 5, share: 0.0147, label: 'blue' } },
  ),
  heights: heights(
    Array.from({ length: 60 }, (_, i) => 10 * Math.sin(i) * Math.cos(i / 7)),
    {
      width: 560,
      level: { at: 5, label: 'the bound' },
      between: [4, 6],
      xLabel: 'token',
      yLabel: 'logit',
      spoken: 'Sixty logits, of which some reach 5',
    },
  ),
  'block-map': blockMap(
    Array.from({ length: 90 }, (_, i): Touch => (i % 11 === 0 ? 'sorted' : i % 4 === 0 ? 'again' : 'once')),
    { width: 270, spoken: 'Ninety blocks, nine of them sorted' },
  ),
  arrivals: arrivals(
    [
      { id: 0, label: 'blue', first: 2, due: 2.17 },
      { id: 1, label: 'clear', first: 31, due: 3.7 },
      { id: 4, label: 'electroluminescent', first: 0, due: 512 },
    ],
    { width: 560, draws: 1000, now: 100 },
  ),
  timeline: timeline(STEPS, { width: 560, ...STEP_OPTIONS }),
  'timeline-narrow': timeline(STEPS, { width: 280, ...STEP_OPTIONS }),
  lanes: lanes(
    [
      {
        ...{ name: 'blue', preview: ' and the sea is green', spoken: 'The first branch, 6 tokens' },
        ...{ start: 0, end: 6, from: -1, lit: 3, current: false, forced: false },
      },
      {
        ...{ name: 'clear', preview: ' today', spoken: 'A branch with a forced token, 2 tokens' },
        ...{ start: 3, end: 5, from: 0, lit: 2, current: true, forced: true },
      },
    ],
    { width: 420, go: () => {} },
  ),
  versus: versus(0.31, 0.27, 0.5),
};
