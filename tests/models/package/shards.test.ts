import { expect, test } from 'vitest';
import { cutIntoShards, type EncodedTensor, sha256 } from '../../../models/package/shards.mjs';
import type { TensorEntry } from '../../../web/model/manifest.ts';
import { tensorBytes } from '../../../web/model/session/weights.ts';

const tensor = (name: string, bytes: number, from: number): EncodedTensor => ({
  name,
  type: 'uint8',
  shape: [bytes],
  data: Uint8Array.from({ length: bytes }, (_, i) => (from + i) % 256),
});

test.each([4, 8, 64, 1024])('tensors come back whole from shards of at most %i bytes', (largest) => {
  const tensors = [tensor('a', 5, 1), tensor('b', 70, 100), tensor('c', 3, 7)];
  const { entries, shards } = cutIntoShards(tensors, largest);
  const files = shards.map(({ data }) => Uint8Array.from(data));
  for (const { data } of shards) expect(data.byteLength).toBeLessThanOrEqual(largest);
  entries.forEach((entry, i) => {
    expect(entry.offset % 4).toBe(0);
    expect(tensorBytes(entry as TensorEntry, files)).toEqual(tensors[i]?.data);
  });
});

test('a shard is named after its content', () => {
  const { shards } = cutIntoShards([tensor('a', 5, 1)]);
  expect(shards[0]?.file).toBe(`${sha256(Uint8Array.of(1, 2, 3, 4, 5)).slice(0, 16)}.bin`);
});
