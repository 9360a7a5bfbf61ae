import { describe, expect, test } from 'vitest';
import { branches, branchOf, numbersOf } from '../../../../../web/lessons/08-steps/tree/branches.ts';
import { readTreeFile, writeTreeFile } from '../../../../../web/lessons/08-steps/tree/file.ts';
import { decodeTree, encodeTree } from '../../../../../web/lessons/08-steps/tree/link.ts';
import {
  type Cast,
  children,
  EMPTY,
  grow,
  idsTo,
  leafFrom,
  MOST_NODES,
  pathTo,
  prune,
  ROOT,
  type Tree,
} from '../../../../../web/lessons/08-steps/tree/tree.ts';

const cast: Cast = { seed: 42, temperature: 0.7, topP: 0.9, forced: false };

/** Grows one text after `from` and tells where it ended. */
function text(
  tree: Tree,
  from: number,
  ids: number[],
  change: Partial<Cast> = {},
): { tree: Tree; end: number } {
  let end = from;
  ids.forEach((id, i) => {
    ({ tree, at: end } = grow(tree, end, id, {
      ...cast,
      ...change,
      forced: i === 0 && change.forced === true,
    }));
  });
  return { tree, end };
}

const root: Tree = { prompt: [1, 2], nodes: [] };

describe('a tree', () => {
  test('holds a text and gives it back', () => {
    const { tree, end } = text(root, ROOT, [10, 11, 12]);
    expect(idsTo(tree, end)).toEqual([10, 11, 12]);
    expect(pathTo(tree, end)).toEqual([0, 1, 2]);
    expect(idsTo(tree, ROOT)).toEqual([]);
  });

  test('shares what two texts have in common, and parts where they differ', () => {
    const first = text(root, ROOT, [10, 11, 12]);
    const second = text(first.tree, ROOT, [10, 11, 99, 98], { seed: 43 });
    expect(second.tree.nodes).toHaveLength(5);
    expect(idsTo(second.tree, second.end)).toEqual([10, 11, 99, 98]);
    expect(idsTo(second.tree, first.end)).toEqual([10, 11, 12]);
    expect(branches(second.tree)).toEqual([
      { nodes: [0, 1, 2], depth: 0, from: -1 },
      { nodes: [3, 4], depth: 2, from: 0 },
    ]);
  });

  test('keeps tokens apart that were rolled with other settings', () => {
    const first = text(root, ROOT, [10]);
    const hot = text(first.tree, ROOT, [10], { temperature: 1.5 });
    expect(hot.tree.nodes).toHaveLength(2);
  });

  test('rewinds to any token: what was forced there has only what came before', () => {
    const first = text(root, ROOT, [10, 11, 12, 13]);
    const forced = text(first.tree, pathTo(first.tree, first.end)[1] ?? ROOT, [77, 14], { forced: true });
    expect(idsTo(forced.tree, forced.end)).toEqual([10, 11, 77, 14]);
    expect(forced.tree.nodes.map((node) => node.forced)).toEqual([false, false, false, false, true, false]);
    expect(idsTo(forced.tree, first.end)).toEqual([10, 11, 12, 13]);
  });

  test('draws the latest departure first, so that no line crosses another', () => {
    let { tree } = text(root, ROOT, [1, 2, 3, 4]);
    tree = text(tree, 0, [20]).tree;
    tree = text(tree, 2, [30]).tree;
    expect(branches(tree).map(({ depth, from }) => [depth, from])).toEqual([
      [0, -1],
      [3, 0],
      [1, 0],
    ]);
    expect(branchOf(branches(tree), 5)).toBe(1);
  });

  test('calls a text by its turn: a new one above it in the map does not change that', () => {
    let { tree } = text(root, ROOT, [1, 2, 3, 4]);
    tree = text(tree, 0, [20]).tree;
    expect(numbersOf(branches(tree))).toEqual([1, 2]);
    tree = text(tree, 2, [30]).tree;
    // The map has the third text in its second row.
    expect(numbersOf(branches(tree))).toEqual([1, 3, 2]);
  });

  test('loses a branch and nothing else', () => {
    const first = text(root, ROOT, [10, 11, 12]);
    const second = text(first.tree, 0, [20, 21]);
    const third = text(second.tree, 1, [30]);
    const { tree, move } = prune(third.tree, 3);
    expect(branches(tree).map(({ nodes }) => idsTo(tree, nodes.at(-1) ?? ROOT))).toEqual([
      [10, 11, 12],
      [10, 11, 30],
    ]);
    expect(idsTo(tree, move(third.end))).toEqual([10, 11, 30]);
    expect(move(second.end)).toBe(ROOT);
  });

  test('children are told in the order of their making', () => {
    const { tree } = text(text(root, ROOT, [1]).tree, ROOT, [2]);
    expect(children(tree, ROOT)).toEqual([0, 1]);
  });

  test('finds the end of a text from any of its tokens', () => {
    const { tree } = text(root, ROOT, [10, 11, 12]);
    expect(leafFrom(tree, ROOT)).toBe(2);
    expect(leafFrom(tree, 1)).toBe(2);
    expect(leafFrom(root, ROOT)).toBe(ROOT);
  });
});

/** The same numbers on every run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

function randomTree(seed: number): Tree {
  const roll = dice(seed);
  let tree: Tree = { prompt: Array.from({ length: 1 + roll(9) }, () => roll(262_144)), nodes: [] };
  for (let branch = roll(12); branch >= 0; branch--) {
    const last = tree.nodes.length - 1;
    const from = last < 0 ? ROOT : ([ROOT, last, roll(last + 1), roll(last + 1)][roll(4)] ?? ROOT);
    const ids = Array.from({ length: 1 + roll(20) }, () => roll(262_144));
    const change = {
      seed: roll(3) === 0 ? 4_294_967_295 - roll(3) : roll(5),
      temperature: [0.7, 0, 1e-7, 1.25, 100][roll(5)] ?? 1,
      topP: [0.9, 1, 0, 0.123456789][roll(4)] ?? 1,
      forced: roll(3) === 0,
    };
    ({ tree } = text(tree, from, ids, change));
  }
  return tree;
}

describe('a link', () => {
  test('gives back 300 trees as they were, and a text costs three characters a token', () => {
    for (let seed = 0; seed < 300; seed++) {
      const tree = randomTree(seed);
      expect(decodeTree(encodeTree(tree))).toEqual(tree);
    }
    expect(encodeTree(text(root, ROOT, [10, 11, 12]).tree)).toBe('AABAAC*3 ****AAKAALAAM');
  });

  test('needs no character that an address has to escape', () => {
    for (let seed = 0; seed < 50; seed++) {
      const link = encodeTree(randomTree(seed));
      expect(new URLSearchParams({ link }).toString().slice(5)).toHaveLength(link.length);
    }
  });

  test('without a tree is the empty tree', () => {
    expect(decodeTree('')).toEqual(EMPTY);
    expect(encodeTree(EMPTY)).toBe('');
  });

  test.each([
    ['cut in the middle of a token', 'AHQ ****AAAA', 'no list of tokens'],
    ['with a stray letter', 'AHQ*1 ****A%A', 'no list of tokens'],
    ['whose run is empty', 'AHQ ****', 'a run has no tokens'],
    ['whose run follows a later token', 'AHQ*2 ****AAA 1****AAB', 'not there yet'],
    ['whose run follows nonsense', 'AHQ x-y****AAB', 'not there yet'],
    ['with a temperature that is none', 'AHQ **hot**AAA', '“hot” is no number'],
    ['with an infinite temperature', 'AHQ **Infinity**AAA', 'no number'],
    ['with too many fields', 'AHQ *****AAA', 'too many fields'],
    ['without a prompt', '*1 ****AAA', 'no prompt'],
    ['cut between two tokens', 'AHQ*2 ****AAA', 'not how many were sent'],
    ['without its count', 'AHQ ****AAA', 'not how many were sent'],
    ['that is too large', `AHQ ****${'AAA'.repeat(MOST_NODES + 1)}`, 'is the most'],
  ])('%s is refused with a sentence', (_, link, what) => {
    expect(() => decodeTree(link)).toThrow(what);
    expect(() => decodeTree(link)).toThrow(/^The tree in this link cannot be read: .*\.$/);
  });

  test('cut anywhere is refused, and never a smaller tree', () => {
    const link = encodeTree(randomTree(7));
    for (let length = 1; length < link.length; length++)
      expect(() => decodeTree(link.slice(0, length))).toThrow(/^The tree in this link cannot be read: .*\.$/);
  });
});

describe('a file', () => {
  test('gives back the tree as it was', () => {
    for (let seed = 0; seed < 20; seed++) {
      const tree = randomTree(seed);
      expect(readTreeFile(writeTreeFile(tree, 'embedded', ['a text']), 262_144)).toEqual(tree);
    }
  });

  const good = {
    format: 'loaded-dice-tree',
    version: 1,
    model: 'embedded',
    texts: [],
    tree: 'AHQ*1 ****AAA',
  };

  test.each<[string, unknown, string]>([
    ['that is a picture', 'PNG\u0000', 'not saved by this lesson'],
    ['that is empty', '', 'not saved by this lesson'],
    ['of another program', { ...good, format: 'other' }, 'not saved by this lesson'],
    ['that is a list', [1, 2], 'not saved by this lesson'],
    ['of a later version', { ...good, version: 2 }, 'its version is 2 and this page reads 1'],
    ['without its tree', { ...good, tree: undefined }, 'its tree is missing'],
    ['with a damaged tree', { ...good, tree: 'AHQ ****AA' }, 'its tree is damaged'],
    ['with tokens of another model', { ...good, tree: 'AHQ*1 ****___' }, 'names token 262143'],
  ])('%s is refused with a sentence', (_, content, what) => {
    const raw = typeof content === 'string' ? content : JSON.stringify(content);
    expect(() => readTreeFile(raw, 50_257)).toThrow(what);
    expect(() => readTreeFile(raw, 50_257)).toThrow(/The tree on the page stays as it is\.$/);
  });
});
