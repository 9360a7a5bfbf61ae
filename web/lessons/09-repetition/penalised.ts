import { html, type TemplateResult } from 'lit';
import { formatNumber } from '../../charts/format.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { alongRow } from '../../ui/controls/row-keys.ts';
import { slider } from '../../ui/controls/slider.ts';

/** What the penalty does to an example: logits and shares before and after it, as the core has them. */
export interface Penalised {
  readonly example: Example;
  /** Ids of the words already in the text, in ascending order. */
  readonly previousTokens: readonly number[];
  readonly logits: { readonly before: Float64Array; readonly after: Float64Array };
  readonly shares: { readonly before: Float64Array; readonly after: Float64Array };
}

/** The current example under the current penalty. */
export function penalised(view: View, shift = 0): Penalised {
  const example = table(view.state);
  const previousTokens = previousIds(view);
  const trace = view.sampler.trace(logitsOf(example, shift), {
    repetitionPenalty: view.state.repetitionPenalty,
    previousTokens,
  });
  const after = trace.stages.find(({ name }) => name === 'repetitionPenalty') ?? trace.input;
  return {
    example,
    previousTokens,
    logits: { before: trace.input.logits, after: after.logits },
    shares: { before: trace.input.probabilities, after: trace.probabilities },
  };
}

/** Ids of words that the reader has removed are dropped. */
function previousIds({ state }: View): number[] {
  const size = table(state).words.length;
  return (state.previousTokens ?? []).filter((id) => id < size).toSorted((a, b) => a - b);
}

/** “5 → 3.33”, or one number where nothing changed. */
export function change(
  before: number,
  after: number,
  write: (value: number) => string = formatNumber,
): string {
  return before === after ? write(before) : `${write(before)} → ${write(after)}`;
}

export function penaltySlider(view: View, stops: readonly number[] = [1, 1.2, 1.5, 2]): TemplateResult {
  return slider({
    name: 'repetitionPenalty',
    label: 'Penalty',
    symbol: 'α',
    value: view.state.repetitionPenalty,
    min: 0.5,
    max: 3,
    step: 0.05,
    change: (repetitionPenalty) => view.set({ repetitionPenalty }),
    stops: stops.map((value) => ({ value, name: value === 1 ? '1, off' : String(value) })),
  });
}

/** One button a word; pressed means that the word is already in the text. */
export function previousToggles(view: View): TemplateResult {
  const { words } = table(view.state);
  const previous = previousIds(view);
  const toggle = (id: number) =>
    view.set({
      previousTokens: previous.includes(id) ? previous.filter((other) => other !== id) : [...previous, id],
    });
  return html`<div class="choice" role="group" aria-label="Already said" @keydown=${alongRow}><span class="choice-name">Already said</span>
    ${words.map(
      (word, id) =>
        html`<button type="button" class="stop word" aria-pressed=${previous.includes(id)} @click=${() => toggle(id)}>${word}</button>`,
    )}</div>`;
}
