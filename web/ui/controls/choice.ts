import { html, type TemplateResult } from 'lit';
import { alongRow } from './row-keys.ts';

export interface Option<T extends string> {
  readonly value: T;
  readonly name: string;
}

/** A row of buttons of which one is pressed; arrows move along it. */
export function choice<T extends string>(
  label: string,
  options: readonly Option<T>[],
  chosen: string,
  change: (value: T) => void,
): TemplateResult {
  return html`<div class="choice" role="group" aria-label=${label} @keydown=${alongRow}><span class="choice-name">${label}</span>
    ${options.map(
      ({ value, name }) =>
        html`<button type="button" class="stop" aria-pressed=${value === chosen} @click=${() => change(value)}>${name}</button>`,
    )}</div>`;
}
