import { html, type TemplateResult } from 'lit';
import { plural } from '../../charts/format.ts';
import { readNumber } from '../../state/codec.ts';
import { PARAMETERS } from '../../state/parameters.ts';
import type { View } from '../../state/view.ts';

/** Where the handle can stand: 1, 2, 5, 10 and so on, since each tenfold teaches about as much as the last. */
const LADDER = [1, 10, 100, 1000, 10_000, 100_000].flatMap((n) => [n, 2 * n, 5 * n]).slice(0, -1);
const STOPS = [10, 100, 1000, 10_000, 50_000];

/** How many draws to make, on a slider whose every third step is ten times as many. */
export function drawsSlider(view: View, stops: readonly number[] = STOPS): TemplateResult {
  const { draws } = view.state;
  const set = (raw: string) => view.set({ draws: PARAMETERS.draws.parse(raw) ?? Number.NaN });
  return html`<div class="slider">
    <div class="slider-head"><span class="slider-name">Draws <var>N</var></span>
      <input class="exact" type="text" inputmode="numeric" aria-label="Draws, exact value" .value=${String(draws)}
        @change=${(event: Event) => set((event.target as HTMLInputElement).value)}></div>
    <input type="range" aria-label="Draws" min="0" max=${LADDER.length - 1} step="1" .value=${String(rung(draws))}
      aria-valuetext=${plural(draws, 'draw')}
      @input=${(event: Event) => set(String(LADDER[(event.target as HTMLInputElement).valueAsNumber]))}>
    <div class="stops">${stops.map(
      (stop) => html`<button type="button" class="stop" aria-pressed=${stop === draws}
        @click=${() => set(String(stop))}>${stop.toLocaleString('en')}</button>`,
    )}</div></div>`;
}

/** The last place of the handle that is not beyond `draws`. */
function rung(draws: number): number {
  return Math.max(
    0,
    LADDER.findLastIndex((n) => n <= draws),
  );
}

/** The seed the coins come from; another one is another run of the same experiment. */
export function seedField(view: View): TemplateResult {
  const { seed } = view.state;
  const typed = (event: Event) =>
    view.set({ seed: readNumber((event.target as HTMLInputElement).value) ?? Number.NaN });
  return html`<div class="fields"><label>Seed <input type="text" inputmode="numeric" .value=${String(seed)} @change=${typed}></label>
    <button type="button" @click=${() => view.set({ seed: (seed + 1) % 2 ** 32 })}>Another run</button></div>`;
}
