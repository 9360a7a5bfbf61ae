import { html, noChange, type TemplateResult } from 'lit';
import { followDrag } from './drag.ts';
import { type NumberName, numberInput } from './number-input.ts';

export interface SliderOptions {
  /** The setting it stands for. */
  readonly name: NumberName;
  readonly label: string;
  /** The letter the formulas use. */
  readonly symbol: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly change: (value: number) => void;
  /** Values worth a click. */
  readonly stops?: readonly { readonly value: number; readonly name: string }[];
}

/** A slider with a field beside it for an exact value. */
export function slider(options: SliderOptions): TemplateResult {
  const { name, label, symbol, value, min, max, step, change, stops = [] } = options;
  const { input, fault } = numberInput({ name, value, change, exact: true, label: `${label}, exact value` });
  const follow = followDrag(change);
  return html`<div class="slider">
    <div class="slider-head"><span class="slider-name">${label} <var>${symbol}</var></span>
      ${input}</div>
    ${fault}
    <input type="range" aria-label=${label} min=${min} max=${max} step=${step} .value=${Number.isNaN(value) ? noChange : String(value)}
      @input=${follow} @change=${follow}>
    ${
      stops.length
        ? html`<div class="stops">${stops.map(
            (stop) =>
              html`<button type="button" class="stop" aria-pressed=${stop.value === value} @click=${() => change(stop.value)}>${stop.name}</button>`,
          )}</div>`
        : ''
    }
  </div>`;
}
