import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseManifest } from '../../../web/model/manifest.ts';

const text = readFileSync(new URL('../../../models/embedded/manifest.json', import.meta.url), 'utf8');
const embedded = () => JSON.parse(text);

test('the embedded model has a manifest that holds', () => {
  const manifest = parseManifest(embedded());
  expect(manifest.architecture).toEqual({ layers: 6, heads: 4, width: 128, context: 256, vocabulary: 50257 });
  expect(manifest.selfTest.map(({ ids }) => ids.length)).toEqual([5, 40]);
});

test('the embedded model stays under 10 MB', () => {
  const { shards, tokenizer, graphs } = parseManifest(embedded());
  const files = [...shards, tokenizer, graphs.webgpu, graphs.wasm];
  expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(10_000_000);
});

/** Each row breaks one field: the path to it, what it becomes, and where the error must point. */
const BROKEN: [path: (string | number)[], value: unknown, where: string][] = [
  [['format'], 2, 'format'],
  [['name'], '', 'name'],
  [['licence'], 7, 'licence'],
  [['source'], undefined, 'source'],
  [['parameters'], 1.5, 'parameters'],
  [['architecture', 'heads'], 5, 'architecture.heads'],
  [['architecture', 'layers'], 0, 'architecture.layers'],
  [['architecture', 'context'], '256', 'architecture.context'],
  [['graphs', 'webgpu'], null, 'graphs.webgpu'],
  [['graphs', 'wasm', 'file'], '../graph.onnx', 'graphs.wasm.file'],
  [['graphs', 'wasm', 'file'], 'https://example.org/x', 'graphs.wasm.file'],
  [['tokenizer', 'sha256'], 'ABC', 'tokenizer.sha256'],
  [['tokenizer', 'bytes'], -1, 'tokenizer.bytes'],
  [['shards'], [], 'shards'],
  [['shards', 0, 'bytes'], 8, 'tensors[0]'],
  [['tensors', 1, 'type'], 'int4', 'tensors[1].type'],
  [['tensors', 1, 'bytes'], 3, 'tensors[1].bytes'],
  [['tensors', 1, 'shape'], [], 'tensors[1].shape'],
  [['tensors', 2, 'offset'], -4, 'tensors[2].offset'],
  [['selfTest', 0, 'ids', 0], 50257, 'selfTest[0].ids[0]'],
  [['selfTest', 1, 'logits', 3], null, 'selfTest[1].logits[3]'],
  [['selfTest', 1, 'logits'], [1], 'selfTest[1].logits'],
];

test.each(BROKEN)('%j set to %j is refused', (path, value, where) => {
  const manifest = embedded();
  const parent = path.slice(0, -1).reduce((node, key) => node[key], manifest);
  parent[path.at(-1) as string] = value;
  const message = expect.stringContaining(`"${where}"`);
  expect(() => parseManifest(manifest)).toThrow(expect.objectContaining({ code: 'bad-manifest', message }));
});

test.each([null, [], 'x', 3])('%j is no manifest', (value) => {
  expect(() => parseManifest(value)).toThrow(expect.objectContaining({ code: 'bad-manifest' }));
});
