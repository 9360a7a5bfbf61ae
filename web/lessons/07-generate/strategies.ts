import type { Settings } from '../../sampler/index.ts';
import type { State } from '../../state/parameters.ts';

export interface Strategy {
  readonly value: State['strategy'];
  readonly name: string;
  readonly settings: Settings;
}

/** The five settings the course compares on a real model. */
export const STRATEGIES: readonly Strategy[] = [
  { value: 'greedy', name: 'Greedy', settings: { temperature: 0 } },
  { value: 'cool', name: 'T = 0.7', settings: { temperature: 0.7 } },
  { value: 'focused', name: 'T = 0.7, p = 0.9', settings: { temperature: 0.7, topP: 0.9 } },
  { value: 'top-50', name: 'T = 1, k = 50', settings: { temperature: 1, topK: 50 } },
  { value: 'lively', name: 'T = 1.2, p = 0.95', settings: { temperature: 1.2, topP: 0.95 } },
];

export const OWN = 'own' satisfies State['strategy'];

/** The name on the button that is pressed; a strategy that is not among these stands for the reader's own. */
export function pressed({ strategy }: State): State['strategy'] {
  return STRATEGIES.some(({ value }) => value === strategy) ? strategy : OWN;
}

/** The settings of a text in words. They stay with the text when the form changes. */
export function recipe(state: State): string {
  const { temperature, topK, topP, minP, repetitionPenalty } = state;
  const own = `T = ${temperature}, k = ${topK}, p = ${topP}, min-p = ${minP}, penalty = ${repetitionPenalty}`;
  const name = STRATEGIES.find(({ value }) => value === state.strategy)?.name ?? own;
  return `${name}, seed ${state.seed}`;
}

/** The settings of the chosen strategy, or the reader's own. */
export function chosen(state: State): Settings {
  const { temperature, topK, topP, minP, repetitionPenalty } = state;
  return (
    STRATEGIES.find(({ value }) => value === state.strategy)?.settings ?? {
      temperature,
      topK,
      topP,
      minP,
      repetitionPenalty,
    }
  );
}
