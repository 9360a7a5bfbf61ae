import type { Settings } from '../../sampler/index.ts';
import { numbersOf, remember } from './numbers.ts';
import { act, type Hands, type Place, tell } from './session.ts';
import { type Cast, grow, idsTo, leafFrom, MOST_NODES, type Node, pathTo, type Tree } from './tree.ts';

/** A text to be written: after which node, with which dice, and how far. */
export interface Plan {
  readonly tree: Tree;
  /** The node it goes on from; ROOT for the prompt. */
  readonly from: number;
  /** A token to start with, whatever its coin says. */
  readonly forced?: number;
  readonly dice: Omit<Cast, 'forced'>;
  readonly tokens: number;
}

export type Settle = (place: Place) => void;

/** The settings a token was rolled with, as the core takes them. */
export function settingsOf({ temperature, topP }: Pick<Cast, 'temperature' | 'topP'>): Settings {
  return { temperature, topP };
}

/** Writes a text into the tree, token by token, and settles it once it is done or stopped. */
export function write(plan: Plan, backend: string, settle: Settle): Promise<void> {
  return act('writing', backend, (hands) => carryOut(plan, backend, hands, settle));
}

export async function carryOut(plan: Plan, backend: string, hands: Hands, settle: Settle): Promise<void> {
  const { client, signal } = hands;
  const { from, forced, dice } = plan;
  const room = MOST_NODES - plan.tree.nodes.length;
  if (room < 1) {
    tell({ note: `This tree holds ${MOST_NODES} tokens, which is the most. Delete a branch to go on.` });
    return;
  }
  let { tree } = plan;
  let end = from;
  const before = tree.nodes.length;
  try {
    await client.generate({
      prompt: [...tree.prompt, ...idsTo(tree, from)],
      firstCoin: pathTo(tree, from).length,
      forced: forced === undefined ? [] : [forced],
      settings: settingsOf(dice),
      seed: dice.seed,
      maxTokens: Math.min(room, plan.tokens),
      signal,
      onToken(token) {
        const isForced = forced !== undefined && token.index === 0;
        ({ tree, at: end } = grow(tree, end, token.id, { ...dice, forced: isForced }));
        remember(tree, end, backend, token);
        if (!signal.aborted) tell({ growing: { tree, end } });
      },
    });
  } finally {
    if (end !== from) settle({ tree, end: leafFrom(tree, end) });
  }
  if (tree.nodes.length === before)
    tell({ note: `Seed ${dice.seed} rolled the same tokens again: no new branch.` });
}

/** Asks the model for the numbers of a text that came from a link or a file. */
export function readNumbers(place: Place, backend: string): Promise<void> {
  return act('reading', backend, async ({ client, signal }) => {
    for (const stretch of unread(place, backend)) {
      if (signal.aborted) return;
      const first = place.tree.nodes[stretch[0] ?? -1] as Node;
      const start = pathTo(place.tree, first.parent).length;
      await client.generate({
        prompt: [...place.tree.prompt, ...idsTo(place.tree, first.parent)],
        forced: stretch.map((at) => place.tree.nodes[at]?.id ?? 0),
        firstCoin: start,
        settings: settingsOf(first),
        seed: first.seed,
        maxTokens: stretch.length,
        signal,
        onToken(token) {
          remember(place.tree, stretch[token.index] ?? -1, backend, token);
          tell({});
        },
      });
    }
  });
}

/** The nodes of a text whose numbers are not known yet, in stretches rolled with the same settings. */
export function unread({ tree, end }: Place, backend: string): number[][] {
  const stretches: number[][] = [];
  let last: Node | undefined;
  for (const at of pathTo(tree, end)) {
    const node = tree.nodes[at] as Node;
    const isKnown = numbersOf(tree, at, backend) !== undefined;
    const goesOn = last?.temperature === node.temperature && last.topP === node.topP;
    if (!isKnown && goesOn) stretches.at(-1)?.push(at);
    else if (!isKnown) stretches.push([at]);
    last = isKnown ? undefined : node;
  }
  return stretches;
}
