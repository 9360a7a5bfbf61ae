import { beforeEach, describe, expect, test } from 'vitest';
import { grow, idsTo, MOST_NODES, ROOT, type Tree } from '../../../../../web/lessons/08-steps/tree/tree.ts';
import { remember } from '../../../../../web/lessons/08-steps/writing/numbers.ts';
import {
  type LoadedModel,
  type Place,
  session,
} from '../../../../../web/lessons/08-steps/writing/session.ts';
import { carryOut, unread } from '../../../../../web/lessons/08-steps/writing/write.ts';
import type { ModelChoice } from '../../../../../web/live/models/choice.ts';

const dice = { seed: 42, temperature: 0.7, topP: 0.9 };
const ON: ModelChoice = { model: 'embedded', backend: 'auto' };
/** As if nothing had been asked of it yet. */
const STRETCHES: ModelChoice = { model: 'stretches', backend: 'auto' };
const root: Tree = { prompt: [1, 2], nodes: [] };
const numbers = {
  probability: 1,
  uncutProbability: 1,
  rawProbability: 1,
  surprise: 0,
  entropy: 0,
  uncutEntropy: 0,
  rawEntropy: 0,
  kept: 1,
};

let asked: Record<string, unknown>[] = [];
let settled: Place[] = [];

beforeEach(() => {
  asked = [];
  settled = [];
  session.set({ doing: 'nothing', note: '' });
});

/** A model that writes the given tokens after those that are forced. */
function hands(script: number[]): LoadedModel {
  const client = {
    async generate(options: { forced: number[]; maxTokens: number; onToken(token: object): void }) {
      asked.push(options);
      const ids = [...options.forced, ...script].slice(0, options.maxTokens);
      ids.forEach((id, index) => {
        options.onToken({ id, index, ...numbers });
      });
    },
  };
  return { client, on: ON, signal: new AbortController().signal } as unknown as LoadedModel;
}

const settle = (place: Place) => settled.push(place);

describe('a text goes on', () => {
  test('from the ids before it, with the coin of its place and the forced token first', async () => {
    await carryOut({ tree: root, from: ROOT, dice, tokens: 4 }, hands([10, 11, 12, 13]), settle);
    const tree = settled[0]?.tree ?? root;
    const plan = { tree, from: 1, forced: 77, dice, tokens: 2 };
    await carryOut(plan, hands([20]), settle);
    expect(asked[1]).toMatchObject({
      prompt: [1, 2, 10, 11],
      skip: 2,
      forced: [77],
      seed: 42,
      maxTokens: 2,
    });
    const { tree: grown, end } = settled[1] as Place;
    expect(idsTo(grown, end)).toEqual([10, 11, 77, 20]);
    expect(grown.nodes.map(({ forced }) => forced)).toEqual([false, false, false, false, true, false]);
  });

  test('and says so where the coins gave the same tokens again', async () => {
    await carryOut({ tree: root, from: ROOT, dice, tokens: 3 }, hands([10, 11, 12]), settle);
    const { tree } = settled[0] as Place;
    await carryOut({ tree, from: 0, dice: { ...dice, seed: 43 }, tokens: 1 }, hands([11]), settle);
    expect(settled[1]).toEqual({ tree, end: 2 });
    expect(session.get().note).toBe('Seed 43 rolled the same tokens again: no new branch.');
  });

  test('and says where it parts if the first coin gave the same token', async () => {
    await carryOut({ tree: root, from: ROOT, dice, tokens: 4 }, hands([10, 11, 12, 13]), settle);
    expect(session.get().note).toBe('');
    const { tree } = settled[0] as Place;
    const plan = { tree, from: 0, dice: { ...dice, seed: 43 }, tokens: 3 };
    await carryOut(plan, hands([11, 12, 99]), settle);
    expect(session.get().note).toBe(
      'The coin of seed 43 fell on the same token first: the texts part at token 4.',
    );
  });

  test('until the tree is full, and not beyond', async () => {
    let full: Tree = root;
    for (let id = 0; id < MOST_NODES - 2; id++)
      full = grow(full, full.nodes.length - 1, id, { ...dice, forced: false }).tree;
    const plan = { tree: full, from: ROOT, dice, tokens: 9 };
    await carryOut(plan, hands([900, 901, 902]), settle);
    expect(settled[0]?.tree.nodes).toHaveLength(MOST_NODES);
    await carryOut({ ...plan, tree: settled[0]?.tree ?? root }, hands([903]), settle);
    expect(settled).toHaveLength(1);
    expect(session.get().note).toContain(`holds ${MOST_NODES} tokens, which is the most`);
  });
});

test('what is not read yet comes in stretches that were rolled with the same settings', () => {
  let tree = root;
  for (const [id, temperature] of [
    [10, 0.7],
    [11, 0.7],
    [12, 1.5],
    [13, 1.5],
    [14, 1.5],
  ] as const)
    tree = grow(tree, tree.nodes.length - 1, id, { ...dice, temperature, forced: false }).tree;
  expect(unread({ tree, end: 4 }, STRETCHES)).toEqual([
    [0, 1],
    [2, 3, 4],
  ]);
  remember(tree, 3, STRETCHES, numbers);
  expect(unread({ tree, end: 4 }, STRETCHES)).toEqual([[0, 1], [2], [4]]);
});
