import type { TemplateResult } from 'lit';
import type { View } from '../../state/view.ts';
import { slider } from '../../ui/slider.ts';

/** The five temperatures the course compares. */
export const FIVE = [0.1, 0.5, 1, 1.5, 3] as const;

export function temperatureSlider(view: View, stops: readonly number[] = FIVE): TemplateResult {
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
