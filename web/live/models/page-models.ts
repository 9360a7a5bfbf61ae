// The page's models, shared by all lessons: one is loaded on the first click that needs it.
import { type LoadProgress, ModelClient } from '../../worker/client.ts';
import { choiceKey, type ModelChoice } from './choice.ts';
import { Models } from './models.ts';

export const models = new Models((onInfo) => new ModelClient({ onInfo }));

/** The progress of a model that is being loaded; undefined if it is not. */
export function arrivalOf(choice: ModelChoice): LoadProgress | undefined {
  const { arriving } = models.state.get();
  return arriving.find((each) => choiceKey(each.choice) === choiceKey(choice))?.progress;
}
