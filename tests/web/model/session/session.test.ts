import type * as Ort from 'onnxruntime-web';
import { expect, test } from 'vitest';
import type { KeyValueCache } from '../../../../web/model/session/key-value-cache.ts';
import { OrtSession } from '../../../../web/model/session/session.ts';

/** A session whose runtime only writes down what it is fed. */
function fake(leastRows?: number) {
  const runs: { ids: number[]; positions: number[]; last: number }[] = [];
  class Tensor {
    constructor(
      readonly type: string,
      readonly data: ArrayLike<number | bigint>,
    ) {}
  }
  const numbers = ({ data }: Tensor) => Array.from(data, Number);
  const run = async (feeds: Record<string, Tensor>) => {
    const { input_ids, position_ids, seqlens_k } = feeds as Record<string, Tensor>;
    runs.push({
      ids: numbers(input_ids as Tensor),
      positions: numbers(position_ids as Tensor),
      last: numbers(seqlens_k as Tensor)[0] as number,
    });
    return { logits: { data: new Float32Array() } };
  };
  const cache = { past: () => ({}), present: () => ({}), keep() {}, clear() {}, release() {} };
  const session = new OrtSession({
    ort: { Tensor } as unknown as typeof Ort,
    session: { run } as unknown as Ort.InferenceSession,
    cache: cache as unknown as KeyValueCache,
    contextLength: 8,
    stride: 8,
    memoryBytes: 0,
    ...(leastRows && { leastRows }),
  });
  return { session, runs };
}

test('a token after others goes alone, at its position', async () => {
  const { session, runs } = fake();
  await session.forward([7, 8, 9]);
  await session.forward([5]);
  expect(runs).toEqual([
    { ids: [7, 8, 9], positions: [0, 1, 2], last: 2 },
    { ids: [5], positions: [3], last: 3 },
  ]);
});

test('rows that are to be made up are the tokens before, as far as there are any', async () => {
  const { session, runs } = fake(4);
  for (const ids of [[7, 8], [9], [5], [6], [1, 2, 3]]) await session.forward(ids);
  expect(runs).toEqual([
    { ids: [7, 8], positions: [0, 1], last: 1 },
    { ids: [7, 8, 9], positions: [0, 1, 2], last: 2 },
    { ids: [7, 8, 9, 5], positions: [0, 1, 2, 3], last: 3 },
    { ids: [8, 9, 5, 6], positions: [1, 2, 3, 4], last: 4 },
    { ids: [6, 1, 2, 3], positions: [4, 5, 6, 7], last: 7 },
  ]);
  expect(session.length).toBe(8);
  await expect(session.forward([1])).rejects.toThrow('1 tokens after 8 do not fit a context of 8');
  session.reset();
  await session.forward([4]);
  expect(runs.at(-1)).toEqual({ ids: [4], positions: [0], last: 0 });
});
