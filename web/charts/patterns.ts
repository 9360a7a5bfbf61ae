import { html, type TemplateResult } from 'lit';

/**
 * The textures of all charts. They stand in the page once, since ids must be unique. The style sheet fills with
 * `url("#hatch")` for a removed token and `url("#crumbs")` for many tokens drawn as one.
 */
export function patterns(): TemplateResult {
  return html`<svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="hatch" x1="0" y1="0" x2="0" y2="6"></line></pattern>
    <pattern id="crumbs" width="3" height="6" patternUnits="userSpaceOnUse">
      <line class="crumb" x1="1" y1="0" x2="1" y2="6"></line></pattern></defs></svg>`;
}
