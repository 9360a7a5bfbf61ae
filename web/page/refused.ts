import { html, nothing, type TemplateResult } from 'lit';
import type { Codec } from '../state/codec.ts';
import { PARAMETERS, type Refused, type State } from '../state/parameters.ts';

const MOST_SHOWN = 40;

/** Which values of the address are refused, and what the step shows instead, until the reader closes it. */
export function refusedLine(
  refused: readonly Refused[],
  instead: State,
  close: () => void,
): TemplateResult | typeof nothing {
  if (refused.length === 0) return nothing;
  return html`<div class="notice" role="status"><div>${refused.map((one) => sentence(one, instead))}</div>
    <button type="button" class="quiet" aria-label="Close this notice" @click=${close}>×</button></div>`;
}

function sentence({ name, raw, why: reason }: Refused, instead: State): TemplateResult {
  const { key, why, format } = PARAMETERS[name] as Codec<unknown>;
  const value = instead[name];
  const given = [...raw].slice(0, MOST_SHOWN).join('');
  const used =
    value === null || value === '' ? 'The step goes on without it.' : `The step uses ${format(value)}.`;
  return html`<p>The address says <code>${key}=${given}</code>, which ${reason ?? why?.(raw)}. ${used}</p>`;
}
