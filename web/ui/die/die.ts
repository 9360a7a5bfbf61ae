import { html, nothing, type TemplateResult } from 'lit';
import { count, formatNumber } from '../../charts/format.ts';
import { type Face, spoken, strip } from '../../charts/strip.ts';
import { MOST_ROLLS } from '../../state/parameters.ts';
import type { View } from '../../state/view.ts';
import { labelled, numberInput, seedInput } from '../controls/number-input.ts';
import { chart } from '../figure/figure.ts';
import { rollTable } from './roll-table.ts';
import { currentU, type Roll } from './rolls.ts';

/** How many rolls one press makes; more than one are counted. */
const PRESSES = [1, 100, 10_000];

/** The die strip with its buttons, and what came out of many rolls. */
export function die(
  view: View,
  words: readonly string[],
  probabilities: Float64Array,
  { u, id }: Roll,
): TemplateResult {
  const edges = view.sampler.cumulative(probabilities);
  const faces: Face[] = words
    .map((label, i) => ({
      id: i,
      label,
      share: probabilities[i] ?? 0,
      from: i === 0 ? 0 : (edges[i - 1] ?? 0),
      to: edges[i] ?? 0,
    }))
    .filter((face) => face.to > face.from);
  return html`<div class="die">
    ${chart(spoken(faces, u, id), (width) => strip(faces, u, id, width))}
    <div class="die-row">
      <output class="drawn">The die shows <strong class="chip rolled" translate="no">${words[id]}</strong></output>
      ${rollButtons(view)}
    </div>
    ${view.state.batch > 0 ? rollTable(view, (id) => words[id] ?? '', probabilities) : nothing}
    ${view.state.rolls > 1 || isByHand(view) ? again(view) : nothing}
  </div>`;
}

/** Buttons for one roll and for many. */
export function rollButtons(view: View): TemplateResult {
  return html`<span class="rolls">${PRESSES.map((times) => rollButton(view, times))}</span>`;
}

function rollButton(view: View, times: number): TemplateResult {
  const rolls = view.state.rolls + times;
  return html`<button type="button" class=${times === 1 ? 'primary' : ''} ?disabled=${rolls > MOST_ROLLS}
    @click=${() => view.set({ rolls, batch: times === 1 ? 0 : times, coin: null })}>${times === 1 ? 'Roll' : `Roll ${count(times)}`}</button>`;
}

const isByHand = ({ state }: View) => state.coin !== null;

function again(view: View): TemplateResult {
  return html`<p class="hint rolled-so-far">${isByHand(view) ? 'This coin is set by hand.' : `Coin ${count(view.state.rolls)} of seed ${view.state.seed}.`}
    <button type="button" class="quiet" @click=${() => view.set({ rolls: 1, batch: 0, coin: null })}>Start the seed again</button></p>`;
}

/** Fields for the seed and for a random number set by hand. */
export function uFields(view: View): TemplateResult {
  const { state } = view;
  return html`<div class="fields">${seedInput(view, { rolls: 1, batch: 0, coin: null })}${labelled(
    html`Coin <var>u</var>`,
    numberInput({
      name: 'coin',
      value: state.coin,
      placeholder: formatNumber(uOrNaN(view), 4),
      change: (coin) => view.set({ coin }),
      clear: () => view.set({ coin: null }),
    }),
  )}</div>`;
}

/** The placeholder must not fail where the seed does: the figure already says what is wrong. */
function uOrNaN(view: View): number {
  try {
    return currentU(view);
  } catch {
    return Number.NaN;
  }
}
