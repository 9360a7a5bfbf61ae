import { expect, test } from 'vitest';
import type { Manifest } from '../../../../web/model/manifest.ts';
import { wasmContext } from '../../../../web/model/session/context.ts';
import { keyValueBytes, memoryShortage, wideningBytes } from '../../../../web/model/session/memory.ts';

const distilgpt2 = { layers: 6, heads: 12, width: 768, context: 1024, vocabulary: 50_257 };
const manifest = {
  architecture: distilgpt2,
  parameters: 81_912_576,
  shards: [{ file: 'a.bin', bytes: 88_000_000, sha256: '' }],
} as unknown as Manifest;

test('keys and values of the whole context take 37.7 MB', () => {
  expect(keyValueBytes(distilgpt2, 1024)).toBe(37_748_736);
});

test('weights are widened where a device has room for them, and where it does not tell', () => {
  expect(wideningBytes(manifest)).toBe(88_000_000 + 2 * 4 * 81_912_576);
  expect(memoryShortage(manifest, undefined)).toBeUndefined();
  expect(memoryShortage(manifest, 2)).toBeUndefined();
  expect(memoryShortage(manifest, 1)).toBe(
    'weights at 32 bits need 0.7 GiB while they load, too much for a device of 1 GiB',
  );
});

test('a context cut for WebAssembly says so, and why', () => {
  expect(wasmContext(distilgpt2)).toEqual({
    contextLength: 512,
    contextNote: ' (of its own 1024, because WebAssembly would take too long over more)',
  });
  expect(wasmContext({ ...distilgpt2, context: 256 })).toEqual({ contextLength: 256, contextNote: '' });
});
