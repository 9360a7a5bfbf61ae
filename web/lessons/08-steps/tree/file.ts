import { TreeError } from './error.ts';
import { decodeTree, encodeTree } from './link.ts';
import type { Tree } from './tree.ts';

const FORMAT = 'loaded-dice-tree';
const VERSION = 1;

/** A saved tree: the parts a person may want to read, and the tree itself as a link carries it. */
interface TreeFile {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly model: string;
  /** The texts, one a branch, for a reader of the file; not read back. */
  readonly texts: readonly string[];
  readonly tree: string;
}

export function writeTreeFile(tree: Tree, model: string, texts: readonly string[]): string {
  const file: TreeFile = { format: FORMAT, version: VERSION, model, texts, tree: encodeTree(tree) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * @param vocabulary how many tokens the model knows
 * @throws TreeError `bad-file`
 */
export function readTreeFile(content: string, vocabulary: number): Tree {
  const file = parse(content);
  if (file?.format !== FORMAT) throw new TreeError('bad-file', 'it was not saved by this lesson');
  if (file.version !== VERSION)
    throw new TreeError('bad-file', `its version is ${String(file.version)} and this page reads ${VERSION}`);
  if (typeof file.tree !== 'string' || file.tree === '')
    throw new TreeError('bad-file', 'its tree is missing');
  let tree: Tree;
  try {
    tree = decodeTree(file.tree);
  } catch {
    throw new TreeError('bad-file', 'its tree is damaged');
  }
  const stranger = strangeToken(tree, vocabulary);
  if (stranger !== undefined)
    throw new TreeError('bad-file', `it names token ${stranger} and this model knows ${vocabulary}`);
  return tree;
}

/** A token id that a model of this vocabulary does not have. */
export function strangeToken({ prompt, nodes }: Tree, vocabulary: number): number | undefined {
  return [...prompt, ...nodes.map(({ id }) => id)].find((id) => id >= vocabulary);
}

function parse(content: string): Partial<Record<keyof TreeFile, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
