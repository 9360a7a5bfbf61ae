import { html, type TemplateResult } from 'lit';
import type { State } from '../../state/parameters.ts';
import { formatHash } from '../../state/route.ts';
import type { Place } from './places.ts';

/** The same place with other settings. */
export const withSettings = (place: Place, overrides: Partial<State>): Place => ({ ...place, overrides });

/** A link to the step that shows it. */
export function see({ slug, step, title, overrides }: Place): TemplateResult {
  const address = formatHash({ lesson: slug, step: step - 1, overrides });
  return html`<a class="see" href=${address} @click=${() => scrollTo({ top: 0 })}>${title}</a>`;
}
