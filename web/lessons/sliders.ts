import type { TemplateResult } from 'lit';
import type { View } from '../state/view.ts';
import { slider } from '../ui/slider.ts';

/** The temperature from 0, which is greedy, to 5; `stops` are values worth a click. */
export function temperatureSlider(view: View, stops: readonly number[] = []): TemplateResult {
  return slider({
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
