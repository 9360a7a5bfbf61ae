import { type SVGTemplateResult, svg } from 'lit';

/** What became of a block of numbers: looked at once, read again, or with numbers in it that were put in order. */
export type Touch = 'once' | 'again' | 'sorted';

export interface BlockMapOptions {
  readonly width: number;
  /** One sentence for screen readers. */
  readonly spoken: string;
}

/** The sides of the squares, as parts of their distance. A block that was read more is larger, not only coloured. */
const SIDES: Record<Touch, number> = { once: 0.3, again: 0.72, sorted: 0.92 };
const PITCH = 9;

/** A long list in blocks: one small square a block, row by row. */
export function blockMap(blocks: readonly Touch[], { width, spoken }: BlockMapOptions): SVGTemplateResult {
  const columns = Math.max(1, Math.floor(width / PITCH));
  const height = Math.ceil(blocks.length / columns) * PITCH;
  const squares = (touch: Touch) => {
    const side = PITCH * SIDES[touch];
    const inset = (PITCH - side) / 2;
    return blocks
      .map((each, i) => {
        if (each !== touch) return '';
        const [x, y] = [(i % columns) * PITCH + inset, Math.floor(i / columns) * PITCH + inset];
        return `M${x.toFixed(1)} ${y.toFixed(1)}h${side}v${side}h${-side}z`;
      })
      .join('');
  };
  return svg`<svg class="chart block-map" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${spoken}>
    ${(Object.keys(SIDES) as Touch[]).map((touch) => svg`<path class=${touch} d=${squares(touch)}></path>`)}
  </svg>`;
}
