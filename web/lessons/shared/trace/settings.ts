import type { Settings } from '../../../sampler/index.ts';
import type { View } from '../../../state/view.ts';

/** The settings of the four sliders. */
export function settingsOf({ state }: View): Settings {
  return { temperature: state.temperature, topK: state.topK, topP: state.topP, minP: state.minP };
}
