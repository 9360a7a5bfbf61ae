import { type SVGTemplateResult, svg } from 'lit';

const [WIDTH, HEIGHT] = [100, 14];

/** The observed share as a bar and the expected one as a mark, on an axis from 0 to `most`. */
export function versus(found: number, expected: number, most: number): SVGTemplateResult {
  const x = (share: number) => (share / most) * WIDTH;
  return svg`<svg class="versus" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    <rect x="0" y="3" width=${x(found)} height=${HEIGHT - 6}></rect>
    <line x1=${x(expected)} x2=${x(expected)} y1="0" y2=${HEIGHT}></line></svg>`;
}
