import { html, nothing, type TemplateResult } from 'lit';
import { count, formatNumber, percent, plural } from '../../charts/format.ts';
import { versus } from '../../charts/versus.ts';
import type { View } from '../../state/view.ts';
import { counts } from './rolls.ts';

/** The table has at most so many rows; the others are summed up in one line. */
const MOST_ROWS = 12;

/** What came out of the last rolls beside what was to be expected, the most frequent first; `name` writes a token. */
export function rollTable(
  view: View,
  name: (id: number) => string,
  probabilities: Float64Array,
): TemplateResult {
  const found = counts(view, probabilities);
  const rolls = Math.min(view.state.batch, view.state.rolls);
  const ids = [...view.sampler.argsort(Float64Array.from(found))].filter((id) => (found[id] ?? 0) > 0);
  const most = Math.max(...ids.map((id) => Math.max((found[id] ?? 0) / rolls, probabilities[id] ?? 0)));
  const row = (id: number) => {
    const [times, chance] = [found[id] ?? 0, probabilities[id] ?? 0];
    return html`<tr><th scope="row">${name(id)}</th>
      <td class="tally-bar">${versus(times / rolls, chance, most)}</td>
      <td>${count(times)}<span>${percent(times / rolls)}</span></td>
      <td>${formatNumber(chance * rolls)}<span>${percent(chance)}</span></td></tr>`;
  };
  return html`<div class="tally"><table aria-label=${`The last ${count(rolls)} rolls`}>
      <thead><tr><th scope="col">${plural(ids.length, 'token')}</th><td></td><th scope="col">of ${count(rolls)}</th><th scope="col">expected</th></tr></thead>
      <tbody>${ids.slice(0, MOST_ROWS).map(row)}</tbody></table>
    ${ids.length > MOST_ROWS ? html`<p class="hint">and ${plural(ids.length - MOST_ROWS, 'more token')}, each less often</p>` : nothing}
    <p class="hint">Bar: what came out. Mark: what its chance promises. The coins stay the same while you move a slider.</p></div>`;
}
