import { type Settings, STAGES, type Stage } from '../../../sampler/index.ts';
import type { View } from '../../../state/view.ts';

/** The penalty is left out: it needs a text so far, which the lessons that set one pass themselves. */
const NAMES = (Object.keys(STAGES) as Stage[]).filter((name) => name !== 'repetitionPenalty');

/** The settings of the chain, from the page's state. */
export function settingsOf({ state }: View): Settings {
  return Object.fromEntries(NAMES.map((name) => [name, state[name]]));
}
