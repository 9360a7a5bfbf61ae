// What a reader can do with a text: draw it, draw again from a token, force a token, write on, delete.
import type { State } from '../../../state/parameters.ts';
import { branches } from '../tree/branches.ts';
import { children, leafFrom, pathTo, prune, ROOT, type Tree } from '../tree/tree.ts';
import { act } from './act.ts';
import { type LoadedModel, type Place, tell } from './session.ts';
import { END_OF_TEXT } from './text.ts';
import { carryOut, type Plan, type Settle } from './write.ts';

const SEEDS = 2 ** 32;

const diceOf = ({ temperature, topP }: State, seed: number) => ({ seed, temperature, topP });

/** How many tokens are drawn for a text that goes on from its `k`-th. */
const left = ({ maxTokens }: State, k: number) => Math.max(1, maxTokens - k);

const write = (plan: Plan, state: State, settle: Settle) =>
  act('writing', state, (loaded) => carryOut(plan, loaded, settle));

/** Draws a text from the start of the form's prompt: a new branch, or a new tree for a new prompt. */
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

/** Without a prompt, the text starts with the token that starts a document. */
async function promptIds({ client, vocabulary }: LoadedModel, prompt: string): Promise<readonly number[]> {
  const { ids } = await client.tokenize(prompt);
  return ids.length > 0 ? ids : vocabulary.search(END_OF_TEXT, 1);
}

/** Goes back to before the `k`-th token (from 0) and draws again with the next seed that no branch has used there. */
export function rollAgain(place: Place, k: number, state: State, settle: Settle): Promise<void> {
  const { tree, from } = rewound(place, k);
  const used = children(tree, from).map((at) => tree.nodes[at]?.seed ?? 0);
  const seed = (Math.max(...used) + 1) % SEEDS;
  return write({ tree, from, dice: diceOf(state, seed), tokens: left(state, k) }, state, settle);
}

/** Replaces the `k`-th token and draws on; each later token keeps the random number of its place. */
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

/** Deletes the tokens that only the text shown has. */
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
