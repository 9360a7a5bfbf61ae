import { html, type TemplateResult } from 'lit';
import { figure as written } from '../charts/format.ts';
import { type Face, strip } from '../charts/strip.ts';
import { readNumber } from '../state/codec.ts';
import type { View } from '../state/view.ts';
import { chart } from './figure.ts';

export interface Roll {
  readonly u: number;
  readonly id: number;
}

/** The coin now on the die: set by hand, or the last one drawn from the seed's stream. */
export function coin({ state, sampler }: View): number {
  if (!Number.isNaN(state.coin)) return state.coin;
  const random = sampler.random(state.seed);
  let u = 0;
  for (let i = 0; i < state.rolls; i++) u = random.uniform();
  random.dispose();
  return u;
}

/** Rolls the die once with the coin now on it. */
export function roll(view: View, probabilities: Float64Array): Roll {
  const u = coin(view);
  return { u, id: view.sampler.draw(probabilities, u) };
}

/** The die strip with its buttons: roll on, set the coin, choose the seed. */
export function die(
  view: View,
  words: readonly string[],
  probabilities: Float64Array,
  { u, id }: Roll,
): TemplateResult {
  const edges = view.sampler.cumulative(probabilities);
  const faces: Face[] = words
    .map((label, i) => ({ id: i, label, from: i === 0 ? 0 : (edges[i - 1] ?? 0), to: edges[i] ?? 0 }))
    .filter((face) => face.to > face.from);
  return html`<div class="die">
    ${chart('The die', (width) => strip(faces, u, id, width))}
    <div class="die-row">
      <output class="drawn">The die shows <strong class="chip rolled">${words[id]}</strong></output>
      <button type="button" class="primary" @click=${() => view.set({ rolls: view.state.rolls + 1, coin: Number.NaN })}>Roll</button>
    </div>
  </div>`;
}

/** Fields for the seed and for a coin set by hand. */
export function coinFields(view: View): TemplateResult {
  const { state } = view;
  const number = (event: Event) => readNumber((event.target as HTMLInputElement).value) ?? Number.NaN;
  return html`<div class="fields">
    <label>Seed <input type="text" inputmode="numeric" .value=${String(state.seed)}
      @change=${(event: Event) => view.set({ seed: number(event), rolls: 1, coin: Number.NaN })}></label>
    <label>Coin <var>u</var> <input type="text" inputmode="decimal" placeholder=${written(coinOrNothing(view), 4)}
      .value=${Number.isNaN(state.coin) ? '' : String(state.coin)} @change=${(event: Event) => setCoin(view, event.target as HTMLInputElement)}></label>
  </div>`;
}

/** Nothing readable, nothing set: the field empties and the seed's coin stays. */
function setCoin(view: View, field: HTMLInputElement): void {
  const coin = readNumber(field.value) ?? Number.NaN;
  if (Number.isNaN(coin)) field.value = '';
  view.set({ coin });
}

/** The placeholder must not fail where the seed does: the figure already says what is wrong. */
function coinOrNothing(view: View): number {
  try {
    return coin(view);
  } catch {
    return Number.NaN;
  }
}
