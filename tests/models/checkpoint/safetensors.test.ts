import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openSafetensors, writeSafetensors } from '../../../models/checkpoint/safetensors.mjs';

const folder = mkdtempSync(join(tmpdir(), 'safetensors-'));
const path = join(folder, 'model.safetensors');
afterAll(() => rmSync(folder, { recursive: true }));

/** The tensors read, with their data. */
function read(wanted?: (name: string) => boolean) {
  const { tensors, metadata, close } = openSafetensors(path, wanted);
  const data = new Map(
    [...tensors].map(([name, tensor]) => [name, { shape: tensor.shape, data: tensor.read() }]),
  );
  close();
  return { tensors: data, metadata };
}

function file(header: unknown, data = new Uint8Array(16)): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

const entry = { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] };

describe('a good file', () => {
  const tensors = new Map([
    ['a', { shape: [2], data: Float32Array.of(1, -2) }],
    ['b', { shape: [1, 3], data: Float32Array.of(3, 4, 5) }],
  ]);

  test('comes back as it was written', () => {
    writeSafetensors(path, tensors, { n_head: '4' });
    expect(read()).toEqual({ tensors, metadata: { n_head: '4' } });
  });

  test('may start its tensors at any byte', () => {
    for (const extra of ['', 'x', 'xx', 'xxx']) {
      writeSafetensors(path, tensors, { extra });
      expect(read().tensors).toEqual(tensors);
    }
  });

  test('gives only the tensors that are wanted, whatever the others are', () => {
    const mask = { dtype: 'BOOL', shape: [4], data_offsets: [16, 20] };
    writeFileSync(path, file({ a: entry, mask }, new Uint8Array(20)));
    expect([...read((name) => name !== 'mask').tensors.keys()]).toEqual(['a']);
  });
});

describe('a bad file', () => {
  const long = file({ a: entry });
  test.each<[string, Uint8Array, string, RegExp]>([
    ['no header at all', new Uint8Array(5), 'too-short', /5 bytes/],
    [
      'a web page',
      new TextEncoder().encode('<!doctype html><title>x</title>'),
      'bad-header',
      /no safetensors/,
    ],
    ['a header cut short', long.subarray(0, 20), 'bad-header', /cut short/],
    ['a header that is no JSON', file('{"a": '), 'bad-header', /JSON/],
    ['a header that is a list', file([]), 'bad-header', /JSON object/],
    ['data cut short', long.subarray(0, long.length - 1), 'out-of-range', /"a" ends at byte/],
    [
      'tensors that overlap',
      file({ a: entry, b: { ...entry, data_offsets: [12, 28] } }, new Uint8Array(28)),
      'overlap',
      /"b" begins at byte 12 .* inside tensor "a"/,
    ],
    [
      'a hole between tensors',
      file({ a: entry, b: { ...entry, data_offsets: [20, 36] } }, new Uint8Array(36)),
      'gap',
      /4 bytes/,
    ],
    ['bytes left over', file({ a: entry }, new Uint8Array(17)), 'gap', /After tensor "a" lie 1 bytes/],
    ['another type', file({ a: { ...entry, dtype: 'F16' } }), 'unsupported-type', /"a" is F16/],
    ['a shape that does not fit', file({ a: { ...entry, shape: [3, 2] } }), 'bad-tensor', /needs 24 bytes/],
    ['a negative size', file({ a: { ...entry, shape: [-2, -2] } }), 'bad-tensor', /"a" has no valid shape/],
    ['an end before the beginning', file({ a: { ...entry, data_offsets: [16, 0] } }), 'bad-tensor', /"a"/],
    ['no offsets', file({ a: { dtype: 'F32', shape: [4] } }), 'bad-tensor', /"a" has no valid shape/],
    ['a tensor that is null', file({ a: null }), 'bad-tensor', /"a"/],
  ])('%s', (_, bytes, code, message) => {
    writeFileSync(path, bytes);
    expect(() => read()).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  });
});
