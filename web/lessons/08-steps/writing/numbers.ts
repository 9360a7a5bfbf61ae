// What the model and the core said of each token, kept for as long as the page is open.
import { choiceKey, type ModelChoice } from '../../../live/models/choice.ts';
import type { GeneratedToken } from '../../../worker/client.ts';
import { idsTo, type Tree } from '../tree/tree.ts';

/** A token's numbers; what depends on the coin is not among them. */
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

/** They follow from the tokens so far, the settings and the model alone. */
function key(tree: Tree, at: number, on: ModelChoice): string {
  const node = tree.nodes[at];
  return [choiceKey(on), node?.temperature, node?.topP, ...tree.prompt, ...idsTo(tree, at)].join();
}

export function remember(tree: Tree, at: number, on: ModelChoice, numbers: Numbers): void {
  known.set(key(tree, at, on), numbers);
}

/** undefined: nobody has asked the model yet. */
export function numbersOf(tree: Tree, at: number, on: ModelChoice): Numbers | undefined {
  return known.get(key(tree, at, on));
}
