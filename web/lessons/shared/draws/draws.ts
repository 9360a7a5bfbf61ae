import { html, type TemplateResult } from 'lit';
import { count, plural } from '../../../charts/format.ts';
import type { View } from '../../../state/view.ts';
import { numberInput, seedInput } from '../../../ui/controls/number-input.ts';

/** Where the handle can stand: 1, 2, 5, 10 and so on, since each tenfold teaches about as much as the last. */
const LADDER = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap((n) => [n, 2 * n, 5 * n]);
const STOPS = [10, 100, 1000, 10_000, 50_000];
/** The most draws a figure makes: several dice stay well under a second. */
export const MOST_DRAWS = 200_000;

/** How many draws a figure makes: what the reader asks for, as far as it goes. */
export function drawsOf({ state }: View): number {
  return Math.min(state.draws, MOST_DRAWS);
}

/** How many draws to make, on a slider whose every third step is ten times as many. */
export function drawsSlider(
  view: View,
  stops: readonly number[] = STOPS,
  most: number = MOST_DRAWS,
): TemplateResult {
  const draws = Math.min(view.state.draws, most);
  const ladder = LADDER.filter((n) => n <= most);
  const set = (draws: number) => view.set({ draws });
  const { input, fault } = numberInput({
    name: 'draws',
    value: draws,
    change: set,
    hold: (asked) => Math.min(most, Math.max(1, asked)),
    exact: true,
    whole: true,
    label: 'Draws, exact value',
  });
  return html`<div class="slider">
    <div class="slider-head"><span class="slider-name">Draws <var>N</var></span>
      ${input}</div>
    ${fault}
    <input type="range" aria-label="Draws" min="0" max=${ladder.length - 1} step="1" .value=${String(rung(draws))}
      aria-valuetext=${plural(draws, 'draw')}
      @input=${(event: Event) => set(ladder[(event.target as HTMLInputElement).valueAsNumber] ?? draws)}>
    <div class="stops">${stops.map(
      (stop) => html`<button type="button" class="stop" aria-pressed=${stop === draws}
        @click=${() => set(stop)}>${count(stop)}</button>`,
    )}</div>
    ${draws === most ? html`<p class="hint">${count(most)} draws are the most this figure makes.</p>` : ''}</div>`;
}

/** The last place of the handle that is not beyond `draws`. */
function rung(draws: number): number {
  return Math.max(
    0,
    LADDER.findLastIndex((n) => n <= draws),
  );
}

/** The field of the seed; another seed is another run of the same experiment. */
export function seedField(view: View): TemplateResult {
  const { seed } = view.state;
  return html`<div class="fields">${seedInput(view)}
    <button type="button" @click=${() => view.set({ seed: (seed + 1) % 2 ** 32 })}>Another run</button></div>`;
}
