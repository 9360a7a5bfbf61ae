import type { Progress } from '../../worker/client.ts';
import { choiceKey, type ModelChoice } from '../models/choice.ts';
import { models } from '../models/page-models.ts';

/** How far a model has come that is on its way; undefined where it is not. */
export function arrivalOf(choice: ModelChoice): Progress | undefined {
  const { arriving } = models.state.get();
  return arriving.find((each) => choiceKey(each.choice) === choiceKey(choice))?.progress;
}
