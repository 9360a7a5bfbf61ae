import { html, type TemplateResult } from 'lit';
import { formatHash } from '../../state/route.ts';
import type { Place } from './places.ts';

/** A link to the step that shows it. */
export function see({ slug, step, title, overrides = {} }: Place): TemplateResult {
  const address = formatHash({ lesson: slug, step: step - 1, overrides });
  return html`<a class="see" href=${address} @click=${() => scrollTo({ top: 0 })}>${title}</a>`;
}
