/** How a token was added to a text: drawn with these settings and this seed, or forced. */
export interface Cast {
  readonly seed: number;
  readonly temperature: number;
  readonly topP: number;
  /** Forced by the reader. It uses up its random number all the same. */
  readonly forced: boolean;
}

/** A token after the one it follows; `parent` is that one's place in the tree, -1 right after the prompt. */
export interface Node extends Cast {
  readonly parent: number;
  readonly id: number;
}

/** All texts drawn from one prompt. Nodes stand in the order they were made, each after its parent. */
export interface Tree {
  /** Token ids. */
  readonly prompt: readonly number[];
  readonly nodes: readonly Node[];
}

/** The place before the first token. */
export const ROOT = -1;
export const EMPTY: Tree = { prompt: [], nodes: [] };
/** More would be slow to draw and too long for any link. */
export const MOST_NODES = 600;

/** The nodes from the first token to `end`. */
export function pathTo({ nodes }: Tree, end: number): number[] {
  const path: number[] = [];
  for (let at = end; at !== ROOT; at = nodes[at]?.parent ?? ROOT) path.push(at);
  return path.reverse();
}

/** The token ids of a text up to `end`, without the prompt's. */
export function idsTo(tree: Tree, end: number): number[] {
  return pathTo(tree, end).map((at) => tree.nodes[at]?.id ?? 0);
}

/** The nodes that follow `parent`, the first made first. */
export function children({ nodes }: Tree, parent: number): number[] {
  return nodes.flatMap((node, at) => (node.parent === parent ? [at] : []));
}

/** From `start` along the tokens made first, to the end of that text. */
export function leafFrom(tree: Tree, start: number): number {
  let at = start;
  for (let next = children(tree, at)[0]; next !== undefined; next = children(tree, at)[0]) at = next;
  return at;
}

/**
 * The tree with a token after `parent`. If the same token with the same settings follows already, it is used, so that
 * texts share their common start.
 */
export function grow(tree: Tree, parent: number, id: number, cast: Cast): { tree: Tree; at: number } {
  const same = children(tree, parent).find((at) => {
    const node = tree.nodes[at];
    return node?.id === id && node.temperature === cast.temperature && node.topP === cast.topP;
  });
  if (same !== undefined) return { tree, at: same };
  return { tree: { ...tree, nodes: [...tree.nodes, { parent, id, ...cast }] }, at: tree.nodes.length };
}

/** The tree without a node and all that follows it. `move` maps each remaining node to its new place. */
export function prune(tree: Tree, start: number): { tree: Tree; move: (at: number) => number } {
  const places = new Map<number, number>([[ROOT, ROOT]]);
  const nodes: Node[] = [];
  tree.nodes.forEach((node, at) => {
    const parent = places.get(node.parent);
    if (at === start || parent === undefined) return;
    places.set(at, nodes.length);
    nodes.push({ ...node, parent });
  });
  return { tree: { ...tree, nodes }, move: (at) => places.get(at) ?? ROOT };
}
