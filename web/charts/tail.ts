import { scaleLog } from 'd3-scale';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { count, powerOfTen } from './format.ts';

/** Probabilities at some ranks of a long list, from the best token down. All three of the same length. */
export interface TailData {
  readonly ranks: ArrayLike<number>;
  readonly before: ArrayLike<number>;
  readonly after: ArrayLike<number>;
}

export interface TailOptions {
  readonly width: number;
  readonly height?: number;
  /** How many ranks there are. */
  readonly size: number;
  /** The rank after which all are removed; left out where nothing is. */
  readonly cutAfter?: number;
  /** One token to find on the line. */
  readonly point?: { readonly rank: number; readonly share: number; readonly label: string };
}

/** The least share that the chart shows. */
const FLOOR_EXPONENT = -12;
const DECADES_A_TICK = 3;

/** Every rank of a vocabulary on two axes of powers of ten: the line before the cuts, and what they left. */
export function tail(data: TailData, options: TailOptions): SVGTemplateResult {
  const { width, height = 230, size } = options;
  const box = { left: 46, right: width - 16, top: 26, bottom: height - 40 };
  const x = scaleLog([1, Math.max(size, 10)], [box.left, box.right]);
  const y = scaleLog([10 ** FLOOR_EXPONENT, 1], [box.bottom, box.top]);
  const line = (shares: ArrayLike<number>) =>
    aboveFloor(data.ranks, shares)
      .map(([rank, share], i) => `${i === 0 ? 'M' : 'L'}${x(rank).toFixed(1)} ${y(share).toFixed(1)}`)
      .join('');
  return svg`<svg class="chart tail" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group">
    ${exponents().map(
      (
        exponent,
      ) => svg`<line class="grid" x1=${box.left} x2=${box.right} y1=${y(10 ** exponent)} y2=${y(10 ** exponent)}></line>
      <text class="tick" x=${box.left - 8} y=${y(10 ** exponent)} text-anchor="end" dominant-baseline="middle">${powerOfTen(exponent)}</text>`,
    )}
    ${rankTicks(size).map((rank) => svg`<text class="tick" x=${x(rank)} y=${box.bottom + 16} text-anchor="middle">${count(rank)}</text>`)}
    <text class="label" x=${(box.left + box.right) / 2} y=${height - 6} text-anchor="middle">rank, best first</text>
    <text class="label" x="4" y="14">share</text>
    ${options.cutAfter === undefined ? nothing : before(line(data.before), box)}
    <path class="series one" d=${line(data.after)} role="img" aria-label=${options.cutAfter === undefined ? 'share by rank' : 'after the cuts'}></path>
    ${options.cutAfter === undefined ? nothing : cutMark(x(options.cutAfter), options.cutAfter, box)}
    ${options.point ? pointMark(options.point, x, y, box) : nothing}
  </svg>`;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** If nothing is cut there is one line, and it needs no name. */
function before(path: string, box: Box): SVGTemplateResult {
  return svg`<text class="name before" x=${box.right - 74} y="14" text-anchor="end">before the cuts</text>
    <text class="name one" x=${box.right} y="14" text-anchor="end">after them</text>
    <path class="series before" d=${path} role="img" aria-label="before the cuts"></path>`;
}

function cutMark(at: number, rank: number, box: Box): SVGTemplateResult {
  const flip = at > (box.left + box.right) / 2;
  return svg`<g class="mark"><line x1=${at} x2=${at} y1=${box.top} y2=${box.bottom}></line>
    <text x=${at + (flip ? -6 : 6)} y=${box.bottom - 8} text-anchor=${flip ? 'end' : 'start'}>cut after rank ${count(rank)}</text></g>`;
}

type Scale = (value: number) => number;

function pointMark(
  { rank, share, label }: NonNullable<TailOptions['point']>,
  x: Scale,
  y: Scale,
  box: Box,
): SVGTemplateResult {
  const [px, py] = [x(rank), y(Math.max(share, 10 ** FLOOR_EXPONENT))];
  const flip = px > box.right - 90;
  return svg`<g class="point"><circle cx=${px} cy=${py} r="5"></circle>
    <text class="token" x=${px + (flip ? -10 : 10)} y=${Math.max(py - 12, box.top + 8)} text-anchor=${flip ? 'end' : 'start'}>${label}</text></g>`;
}

/** The first points with a share that reaches the floor, as [rank, share]: shares only fall from rank to rank. */
export function aboveFloor(ranks: ArrayLike<number>, shares: ArrayLike<number>): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i < ranks.length; i++) {
    const share = shares[i] ?? 0;
    if (share >= 10 ** FLOOR_EXPONENT) points.push([ranks[i] ?? 0, share]);
  }
  return points;
}

function exponents(): number[] {
  return Array.from({ length: 1 - FLOOR_EXPONENT / DECADES_A_TICK }, (_, i) => -i * DECADES_A_TICK);
}

/** 1, 10, 100, ... up to the size of the list. */
export function rankTicks(size: number): number[] {
  return Array.from({ length: Math.floor(Math.log10(size)) + 1 }, (_, i) => 10 ** i);
}
