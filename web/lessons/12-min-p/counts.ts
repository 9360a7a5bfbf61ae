import type { TemplateResult } from 'lit';
import type { Reading } from '../../live/reading/reading.ts';
import type { Settings } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { LightElement } from '../../ui/light-element.ts';

/** Milliseconds of counting in one frame. The rest waits for the next, so that sliders stay smooth. */
const BUDGET_MS = 3;

/** How many tokens settings keep. Counts that are not urgent may be undefined until a later frame. */
export type Count = (settings: Settings, isNeeded?: boolean) => number | undefined;

/** Draws a figure from counts over the live model's whole vocabulary, a few of them a frame. */
export class Counts extends LightElement {
  static override properties = {
    view: { attribute: false },
    reading: { attribute: false },
    draw: { attribute: false },
  };
  declare view: View;
  declare reading: Reading;
  declare draw: (view: View, reading: Reading, count: Count) => TemplateResult;
  readonly #counted = new WeakMap<Reading, Map<string, number>>();

  override render(): TemplateResult {
    const started = performance.now();
    let isWhole = true;
    const drawing = this.draw(this.view, this.reading, (settings, isNeeded) => {
      const mayCount = isNeeded || performance.now() - started < BUDGET_MS;
      const kept = this.#recall(settings) ?? (mayCount ? this.#count(settings) : undefined);
      isWhole &&= kept !== undefined;
      return kept;
    });
    if (!isWhole) requestAnimationFrame(() => this.requestUpdate());
    return drawing;
  }

  #recall(settings: Settings): number | undefined {
    return this.#counted.get(this.reading)?.get(JSON.stringify(settings));
  }

  #count(settings: Settings): number {
    const options = { top: 1, points: 2, minFace: 1 };
    const { kept } = this.view.sampler.survey(this.reading.logits, settings, options);
    const known = this.#counted.get(this.reading) ?? new Map<string, number>();
    this.#counted.set(this.reading, known.set(JSON.stringify(settings), kept));
    return kept;
  }
}

customElements.define('ld-counts', Counts);
