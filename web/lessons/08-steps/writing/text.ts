import type { ModelChoice } from '../../../live/models/choice.ts';
import type { Vocabulary } from '../../../live/reading/vocabulary.ts';
import { written } from '../../../live/reading/words.ts';
import type { State } from '../../../state/parameters.ts';
import type { TokenText } from '../../../worker/client.ts';
import { decodeTree, encodeTree } from '../tree/link.ts';
import { leafFrom, type Node, pathTo, ROOT, type Tree } from '../tree/tree.ts';
import { type Numbers, numbersOf } from './numbers.ts';
import type { Place } from './session.ts';

/** One token of the text on show. */
export interface Token {
  readonly at: number;
  readonly node: Node;
  readonly text: TokenText;
  readonly label: string;
  /** Absent until the model has been asked. */
  readonly numbers: Numbers | undefined;
}

export const END_OF_TEXT = '<|endoftext|>';

export function tokensOf(place: Place, vocabulary: Vocabulary, on: ModelChoice): Token[] {
  return pathTo(place.tree, place.end).map((at) => {
    const node = place.tree.nodes[at] as Node;
    const text = vocabulary.describe(node.id);
    return { at, node, text, label: written(text), numbers: numbersOf(place.tree, at, on) };
  });
}

let last: { link: string; tree: Tree } | undefined;

/**
 * The tree in the address and the end of the text on show.
 * @throws TreeError
 */
export function placeOf({ tree: link, end }: State): Place {
  if (last?.link !== link) last = { link, tree: decodeTree(link) };
  const { tree } = last;
  return { tree, end: leafFrom(tree, end > 0 && end <= tree.nodes.length ? end - 1 : ROOT) };
}

/** A place as the address holds it; places count from 1 there. */
export function placed({ tree, end }: Place): Pick<State, 'tree' | 'end'> {
  return { tree: encodeTree(tree), end: end + 1 };
}
