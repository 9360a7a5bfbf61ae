import { html, type TemplateResult } from 'lit';
import { type LandscapeOptions, landscape } from '../../../live/reading/landscape.ts';
import { live } from '../../../live/reading/live.ts';
import { textField } from '../../../live/reading/text-field.ts';
import type { Settings } from '../../../sampler/index.ts';
import type { View } from '../../../state/view.ts';
import { slider } from '../../../ui/controls/slider.ts';
import { uFields } from '../../../ui/die/die.ts';
import { temperatureSlider, topPSlider } from '../controls/sliders.ts';
import { taughtIn } from '../controls/taught-in.ts';
import { settingsOf } from '../trace/settings.ts';

/** Sliders for a vocabulary of tens of thousands; the fields beside them take any value. */
const SLIDERS = {
  temperature: (view: View) => temperatureSlider(view, [0, 0.5, 0.7, 1, 1.5, 2]),
  topK: (view: View) =>
    slider({
      name: 'topK',
      label: 'Keep the best (0 for all)',
      symbol: 'k',
      value: view.state.topK,
      min: 0,
      max: 200,
      step: 1,
      change: (topK) => view.set({ topK }),
      stops: [0, 1, 10, 50, 1000].map((value) => ({ value, name: value === 0 ? 'all' : String(value) })),
    }),
  topP: (view: View) => topPSlider(view, [0.5, 0.9, 0.95, 1]),
  minP: (view: View) =>
    slider({
      name: 'minP',
      label: 'At least this part of the best',
      symbol: 'm',
      value: view.state.minP,
      min: 0,
      max: 0.5,
      step: 0.005,
      change: (minP) => view.set({ minP }),
      stops: [0, 0.05, 0.1].map((value) => ({ value, name: String(value) })),
    }),
} as const;

export type SliderName = keyof typeof SLIDERS;

export interface OnLiveOptions extends Omit<LandscapeOptions, 'controls'> {
  /** The sliders in sight; the others are folded away under them. */
  readonly sliders: readonly SliderName[];
  /** Texts worth a click. */
  readonly texts?: readonly string[];
  /** @defaultValue those of the four sliders */
  readonly settings?: Settings;
}

/** A step on the live model: which text it has read, the whole vocabulary after it, and the chain's sliders. */
export function onLive(view: View, options: OnLiveOptions): TemplateResult {
  const { sliders, texts, settings = settingsOf(view), ...rest } = options;
  const folded = (Object.keys(SLIDERS) as SliderName[]).filter((name) => !sliders.includes(name));
  const controls = html`${sliders.map((name) => SLIDERS[name](view))}
    <details class="editor"><summary>The rest of the chain, and the coin</summary>
      <div class="controls">${folded.map((name) => SLIDERS[name](view))}${taughtIn(folded)}${uFields(view)}</div></details>`;
  return html`${textField(view, texts)}
    ${live(view.state, view.state.prompt, (reading) => landscape(view, reading, settings, { ...rest, controls }))}`;
}
