import type { TemplateResult } from 'lit';
import type { View } from '../../../state/view.ts';
import { slider } from '../../../ui/controls/slider.ts';

/** The temperature from 0, which is greedy, to 5; `stops` are values worth a click. */
export function temperatureSlider(view: View, stops: readonly number[] = []): TemplateResult {
  return slider({
    name: 'temperature',
    label: 'Temperature',
    symbol: 'T',
    value: view.state.temperature,
    min: 0,
    max: 5,
    step: 0.05,
    change: (temperature) => view.set({ temperature }),
    stops: stops.map((value) => ({ value, name: String(value) })),
  });
}

const P_STOPS = [0.5, 0.8, 0.9, 0.95, 0.99, 1];

/** The share that top-p must cover. */
export function topPSlider(
  view: View,
  stops: readonly number[] = P_STOPS,
  label = 'Cover at least',
): TemplateResult {
  return slider({
    name: 'topP',
    label,
    symbol: 'p',
    value: view.state.topP,
    min: 0,
    max: 1,
    step: 0.01,
    change: (topP) => view.set({ topP }),
    stops: stops.map((value) => ({ value, name: String(value) })),
  });
}
