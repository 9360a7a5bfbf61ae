// What a reader can do with a text: roll it, roll on with other coins, force a token, write on, delete.
import type { State } from '../../../state/parameters.ts';
import { branches } from '../tree/branches.ts';
import { children, leafFrom, pathTo, prune, ROOT, type Tree } from '../tree/tree.ts';
import { act } from './act.ts';
import { type LoadedModel, type Place, tell } from './session.ts';
import { END_OF_TEXT } from './text.ts';
import { carryOut, type Plan, type Settle } from './write.ts';

const SEEDS = 2 ** 32;

const diceOf = ({ temperature, topP }: State, seed: number) => ({ seed, temperature, topP });

/** How many tokens a text still gets that goes on from its `k`-th. */
const left = ({ maxTokens }: State, k: number) => Math.max(1, maxTokens - k);

const write = (plan: Plan, state: State, settle: Settle) =>
  act('writing', state, (loaded) => carryOut(plan, loaded, settle));

/** Rolls the prompt in the form from its start: another branch, or another tree where the prompt is another. */
export function rollText(place: Place, state: State, settle: Settle): Promise<void> {
  return act('writing', state, async (loaded) => {
    const prompt = await promptIds(loaded, state.prompt);
    const isSame = place.tree.prompt.join() === prompt.join();
    if (!isSame && place.tree.nodes.length > 0) tell({ before: place });
    const plan = {
      tree: isSame ? place.tree : { prompt, nodes: [] },
      from: ROOT,
      dice: diceOf(state, state.seed),
      tokens: state.maxTokens,
    };
    await carryOut(plan, loaded, settle);
  });
}

/** A text without a prompt starts where a document starts. */
async function promptIds({ client, vocabulary }: LoadedModel, prompt: string): Promise<readonly number[]> {
  const { ids } = await client.tokenize(prompt);
  return ids.length > 0 ? ids : vocabulary.search(END_OF_TEXT, 1);
}

/** Goes back to before the `k`-th token (from 0) and rolls on with the next seed that no branch has used there. */
export function rollAgain(place: Place, k: number, state: State, settle: Settle): Promise<void> {
  const { tree, from } = rewound(place, k);
  const used = children(tree, from).map((at) => tree.nodes[at]?.seed ?? 0);
  const seed = (Math.max(...used) + 1) % SEEDS;
  return write({ tree, from, dice: diceOf(state, seed), tokens: left(state, k) }, state, settle);
}

/** Puts a token in the place of the `k`-th and rolls on, each later token with the coin it would have had. */
export function force(place: Place, k: number, id: number, state: State, settle: Settle): Promise<void> {
  const { tree, from, at } = rewound(place, k);
  const there = children(tree, from).find((child) => tree.nodes[child]?.id === id);
  if (there !== undefined) {
    tell({ note: there === at ? 'That token stands there already.' : 'That branch was there already.' });
    settle({ tree, end: there === at ? place.end : leafFrom(tree, there) });
    return Promise.resolve();
  }
  const dice = diceOf(state, tree.nodes[at]?.seed ?? state.seed);
  return write({ tree, from, forced: id, dice, tokens: left(state, k) }, state, settle);
}

/** Adds tokens at the end of the text. */
export function writeOn({ tree, end }: Place, state: State, settle: Settle): Promise<void> {
  const dice = diceOf(state, tree.nodes[end]?.seed ?? state.seed);
  return write({ tree, from: end, dice, tokens: state.maxTokens }, state, settle);
}

function rewound({ tree, end }: Place, k: number): { tree: Tree; from: number; at: number } {
  const path = pathTo(tree, end);
  return { tree, from: path[k - 1] ?? ROOT, at: path[k] ?? ROOT };
}

/** Deletes what only the text on show has: no other text loses a token. */
export function deleteBranch(place: Place, settle: Settle): void {
  const { tree, end } = place;
  let start = end;
  for (let parent = parentOf(tree, start); parent !== ROOT; parent = parentOf(tree, start)) {
    if (children(tree, parent).length > 1) break;
    start = parent;
  }
  const { tree: rest, move } = prune(tree, start);
  const kept = move(parentOf(tree, start));
  tell({ before: place, note: `Deleted; ${branches(rest).length} left.` });
  settle({ tree: rest, end: leafFrom(rest, kept) });
}

const parentOf = (tree: Tree, at: number) => tree.nodes[at]?.parent ?? ROOT;
