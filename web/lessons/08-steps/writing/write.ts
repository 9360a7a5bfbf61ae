import type { ModelChoice } from '../../../live/models/choice.ts';
import type { Settings } from '../../../sampler/index.ts';
import { type Cast, grow, idsTo, leafFrom, MOST_NODES, type Node, pathTo, type Tree } from '../tree/tree.ts';
import { numbersOf, remember } from './numbers.ts';
import { type LoadedModel, type Place, tell } from './session.ts';

/** A text to be written: the node it follows, the settings, and the length. */
export interface Plan {
  readonly tree: Tree;
  /** The node it goes on from; ROOT for the prompt. */
  readonly from: number;
  /** A token to start with, instead of a drawn one. */
  readonly forced?: number;
  readonly dice: Omit<Cast, 'forced'>;
  readonly tokens: number;
}

export type Settle = (place: Place) => void;

/** The settings a token was rolled with, as the core takes them. */
export function settingsOf({ temperature, topP }: Pick<Cast, 'temperature' | 'topP'>): Settings {
  return { temperature, topP };
}

/** Writes a text into the tree, token by token, and passes it to `settle` when it is done or stopped. */
export async function carryOut(plan: Plan, loaded: LoadedModel, settle: Settle): Promise<void> {
  const { client, signal, on } = loaded;
  const { from, forced, dice } = plan;
  const room = MOST_NODES - plan.tree.nodes.length;
  if (room < 1) {
    tell({ note: `This tree holds ${MOST_NODES} tokens, which is the most. Delete a branch to go on.` });
    return;
  }
  let { tree } = plan;
  let end = from;
  const before = tree.nodes.length;
  // How many tokens of the new text stood in the tree already.
  let shared = 0;
  try {
    await client.generate({
      prompt: [...tree.prompt, ...idsTo(tree, from)],
      skip: pathTo(tree, from).length,
      forced: forced === undefined ? [] : [forced],
      settings: settingsOf(dice),
      seed: dice.seed,
      maxTokens: Math.min(room, plan.tokens),
      signal,
      onToken(token) {
        const isForced = forced !== undefined && token.index === 0;
        ({ tree, at: end } = grow(tree, end, token.id, { ...dice, forced: isForced }));
        if (tree.nodes.length === before) shared++;
        remember(tree, end, on, token);
        if (!signal.aborted) tell({ growing: { tree, end } });
      },
    });
  } finally {
    if (end !== from) settle({ tree, end: leafFrom(tree, end) });
  }
  if (shared === 0 || signal.aborted) return;
  const place = pathTo(tree, from).length + shared + 1;
  tell({
    note:
      tree.nodes.length === before
        ? `Seed ${dice.seed} rolled the same tokens again: no new branch.`
        : `The coin of seed ${dice.seed} fell on the same token first: the texts part at token ${place}.`,
  });
}

/** The nodes of a text whose numbers are unknown, in runs with the same settings. */
export function unread({ tree, end }: Place, on: ModelChoice): number[][] {
  const stretches: number[][] = [];
  let last: Node | undefined;
  for (const at of pathTo(tree, end)) {
    const node = tree.nodes[at] as Node;
    const isKnown = numbersOf(tree, at, on) !== undefined;
    const goesOn = last?.temperature === node.temperature && last.topP === node.topP;
    if (!isKnown && goesOn) stretches.at(-1)?.push(at);
    else if (!isKnown) stretches.push([at]);
    last = isKnown ? undefined : node;
  }
  return stretches;
}
