import { scaleLinear } from 'd3-scale';
import { nothing, type SVGTemplateResult, svg } from 'lit';
import { cells, cut } from '../text/cut.ts';
import { onPress } from './press.ts';

/** One branch of a text: its tokens stand at [start, end) of the text, in a row of their own. */
export interface Lane {
  readonly name: string;
  /** How the branch goes on, as far as there is room. */
  readonly preview: string;
  /** The whole text, for screen readers. */
  readonly spoken: string;
  readonly start: number;
  readonly end: number;
  /** The row it leaves; -1 for the prompt. */
  readonly from: number;
  /** How many of its tokens are in the text on show. */
  readonly lit: number;
  /** Its end is the end of the text on show. */
  readonly current: boolean;
  readonly forced: boolean;
}

export interface LanesOptions {
  readonly width: number;
  readonly go: (lane: number) => void;
}

const ROW = 46;
const LINE = 33;
const LETTER = 7.9;

/** A tree of texts as a map: tokens run to the right, and each branch has a row of its own. */
export function lanes(rows: readonly Lane[], { width, go }: LanesOptions): SVGTemplateResult {
  const height = rows.length * ROW + 6;
  const x = scaleLinear([0, Math.max(1, ...rows.map(({ end }) => end))], [12, width - 14]);
  const y = (row: number) => row * ROW + LINE;
  return svg`<svg class="chart lanes" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group">
    ${rows.map((lane, row) => svg`<path class="lane ${lane.lit > 0 ? 'lit' : ''}" d=${departure(lane, row, x, y)}></path>`)}
    <circle class="prompt" cx=${x(0)} cy=${y(0)} r="6"></circle>
    ${rows.map((lane, row) => station(lane, row, x, width, go))}
  </svg>`;
}

type Scale = (value: number) => number;

/** From the token before it, down to its own row. */
function departure(lane: Lane, row: number, x: Scale, y: Scale): string {
  const [fromX, fromY, toX, toY] = [x(lane.start), y(Math.max(lane.from, 0)), x(lane.start + 1), y(row)];
  if (fromY === toY) return `M${fromX} ${fromY}H${toX}`;
  return `M${fromX} ${fromY}V${toY - 10}Q${fromX} ${toY} ${Math.min(fromX + 10, toX)} ${toY}H${toX}`;
}

function station(
  lane: Lane,
  row: number,
  x: Scale,
  width: number,
  go: (lane: number) => void,
): SVGTemplateResult {
  const count = lane.end - lane.start;
  const first = x(lane.start + 1);
  const name = cut(lane.name, 12);
  // The name stands over the first token, or as far left of it as it needs.
  const at = Math.min(first - 5, width - (cells(name) + 1) * LETTER);
  const room = Math.floor((width - at) / LETTER) - cells(name) - 2;
  const press = onPress(() => go(row));
  return svg`<g class="station ${lane.current ? 'current' : ''}" data-bar role="button" tabindex="-1" aria-label=${lane.spoken}
      aria-pressed=${String(lane.current)} transform="translate(0 ${row * ROW})" @click=${press} @keydown=${press}>
    <title>${lane.spoken}</title>
    <rect class="hit" x="0" y="0" width=${width} height=${ROW}></rect>
    ${count > 1 ? svg`<line class="lane" x1=${first} x2=${x(lane.end)} y1=${LINE} y2=${LINE}></line>` : nothing}
    ${lane.lit > 1 ? svg`<line class="lane lit" x1=${first} x2=${x(lane.start + lane.lit)} y1=${LINE} y2=${LINE}></line>` : nothing}
    ${Array.from(
      { length: count },
      (
        _,
        i,
      ) => svg`<circle class="stop ${i < lane.lit ? 'lit' : ''} ${i === 0 && lane.forced ? 'forced' : ''}"
      cx=${x(lane.start + 1 + i)} cy=${LINE} r=${i === 0 ? 5 : 3}></circle>`,
    )}
    <text class="token" x=${Math.max(at, 4)} y="13">${name}<tspan class="preview"> ${room > 3 ? cut(lane.preview, room) : ''}</tspan></text>
  </g>`;
}
