import { html, type TemplateResult } from 'lit';
import { readNumber } from '../state/codec.ts';
import { followDrag } from './drag.ts';

export interface SliderOptions {
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

/** A slider with a field beside it for an exact value. The field takes anything: the core says what is wrong. */
export function slider(options: SliderOptions): TemplateResult {
  const { label, symbol, value, min, max, step, change, stops = [] } = options;
  const typed = (event: Event) => {
    const raw = (event.target as HTMLInputElement).value;
    change(readNumber(raw) ?? Number.NaN);
  };
  const follow = followDrag(change);
  return html`<div class="slider">
    <div class="slider-head"><span class="slider-name">${label} <var>${symbol}</var></span>
      <input class="exact" type="text" inputmode="decimal" aria-label=${`${label}, exact value`} .value=${String(value)} @change=${typed}></div>
    <input type="range" aria-label=${label} min=${min} max=${max} step=${step} .value=${String(value)}
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
