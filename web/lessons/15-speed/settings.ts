import type { TemplateResult } from 'lit';
import type { Settings } from '../../sampler/index.ts';
import type { State } from '../../state/parameters.ts';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';

/** What both ways are asked to do: cuts at T = 1, without a penalty. */
export type Cuts = Pick<Settings, 'topK' | 'topP' | 'minP'>;

export interface Setting {
  readonly value: State['strategy'];
  readonly name: string;
  readonly cuts: Cuts;
}

export const TOP_K: Setting = { value: 'top-k', name: 'top-k 50', cuts: { topK: 50 } };

export const SETTINGS: readonly Setting[] = [
  TOP_K,
  { value: 'top-p', name: 'top-p 0.9', cuts: { topP: 0.9 } },
  { value: 'both', name: 'top-k 50, then top-p 0.9', cuts: { topK: 50, topP: 0.9 } },
  { value: 'min-p', name: 'min-p 0.1', cuts: { minP: 0.1 } },
];

export function chosen({ strategy }: State): Setting {
  return SETTINGS.find(({ value }) => value === strategy) ?? TOP_K;
}

export function settingChoice(view: View): TemplateResult {
  return choice('Setting', SETTINGS, chosen(view.state).value, (strategy) => view.set({ strategy }));
}
