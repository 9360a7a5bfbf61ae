import { type SVGTemplateResult, svg } from 'lit';

/** Many tokens drawn as one: hairlines, as if each were still there. Used as `fill: url("#crumbs")`. */
export function crumbsPattern(): SVGTemplateResult {
  return svg`<defs><pattern id="crumbs" width="3" height="6" patternUnits="userSpaceOnUse">
    <line class="crumb" x1="1" y1="0" x2="1" y2="6"></line></pattern></defs>`;
}
