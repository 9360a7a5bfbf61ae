import { children, ROOT, type Tree } from './tree.ts';

/** The part of a text that no earlier branch has: from its first own token to its end. */
export interface Branch {
  /** Its nodes, in order; never empty. */
  readonly nodes: readonly number[];
  /** How many tokens come before its first one. */
  readonly depth: number;
  /** The branch it left, by its place in the list; -1 for one that starts at the prompt. */
  readonly from: number;
}

/** Every end of the tree is the end of one branch. A branch comes after the one it left. */
export function branches(tree: Tree): Branch[] {
  const found: Branch[] = [];
  const walk = (start: number, depth: number, from: number) => {
    const nodes: number[] = [];
    const left: [start: number, depth: number][] = [];
    const here = found.length;
    for (let at: number | undefined = start; at !== undefined; ) {
      nodes.push(at);
      const [first, ...others]: number[] = children(tree, at);
      for (const other of others) left.push([other, depth + nodes.length]);
      at = first;
    }
    found.push({ nodes, depth, from });
    // The latest branch first, so that no lines cross.
    for (const [other, at] of left.reverse()) walk(other, at, here);
  };
  for (const start of children(tree, ROOT)) walk(start, 0, -1);
  return found;
}

/** The branch whose end the text up to `end` leads to. */
export function branchOf(all: readonly Branch[], end: number): number {
  return all.findIndex(({ nodes }) => nodes.includes(end));
}

/** The number of each branch, in the order they were made: a new branch does not change the others. */
export function numbersOf(all: readonly Branch[]): number[] {
  const made = all.map(({ nodes }) => nodes[0] ?? 0).sort((a, b) => a - b);
  return all.map(({ nodes }) => made.indexOf(nodes[0] ?? 0) + 1);
}
