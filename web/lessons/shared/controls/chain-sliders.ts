import { html, type TemplateResult } from 'lit';
import type { View } from '../../../state/view.ts';
import { slider } from '../../../ui/controls/slider.ts';
import { temperatureSlider, topPSlider } from './sliders.ts';

/** A slider for each stage of the chain, two beside each other where there is room. */
export function chainSliders(view: View, mostK = 100): TemplateResult {
  return html`<div class="chain-sliders">${temperatureSlider(view, [0, 0.7, 1, 1.5])}${slider({
    name: 'topK',
    label: 'Keep the best',
    symbol: 'k',
    value: view.state.topK,
    min: 0,
    max: mostK,
    step: 1,
    change: (topK) => view.set({ topK }),
    stops: [
      { value: 0, name: '0, off' },
      { value: 10, name: '10' },
      { value: 50, name: '50' },
    ],
  })}${topPSlider(view)}${slider({
    name: 'minP',
    label: 'Min-p',
    symbol: 'm',
    value: view.state.minP,
    min: 0,
    max: 1,
    step: 0.01,
    change: (minP) => view.set({ minP }),
    stops: [
      { value: 0, name: '0, off' },
      { value: 0.05, name: '0.05' },
      { value: 0.1, name: '0.1' },
    ],
  })}</div>`;
}
