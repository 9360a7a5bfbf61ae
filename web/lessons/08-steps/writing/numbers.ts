// The numbers of each token from the model and the core, kept until the page is closed.
import { choiceKey, type ModelChoice } from '../../../live/models/choice.ts';
import type { GeneratedToken } from '../../../worker/client.ts';
import { idsTo, type Tree } from '../tree/tree.ts';

/** A token's numbers, without those that depend on the random number. */
export type Numbers = Pick<
  GeneratedToken,
  | 'probability'
  | 'uncutProbability'
  | 'rawProbability'
  | 'surprise'
  | 'entropy'
  | 'uncutEntropy'
  | 'rawEntropy'
  | 'kept'
>;

const known = new Map<string, Numbers>();

/** The numbers depend on the tokens so far, the settings and the model. */
function key(tree: Tree, at: number, on: ModelChoice): string {
  const node = tree.nodes[at];
  return [choiceKey(on), node?.temperature, node?.topP, ...tree.prompt, ...idsTo(tree, at)].join();
}

export function remember(tree: Tree, at: number, on: ModelChoice, numbers: Numbers): void {
  known.set(key(tree, at, on), numbers);
}

/** @returns undefined before the model was asked */
export function numbersOf(tree: Tree, at: number, on: ModelChoice): Numbers | undefined {
  return known.get(key(tree, at, on));
}
