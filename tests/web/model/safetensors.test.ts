import { describe, expect, test } from 'vitest';
import { readSafetensors, writeSafetensors } from '../../../models/build/safetensors.mjs';

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

  test('comes back as it was written, also from a Node buffer at an odd place', () => {
    const written = writeSafetensors(tensors, { n_head: '4' });
    const shifted = Buffer.concat([Buffer.from([0]), written]).subarray(1);
    for (const bytes of [written, shifted]) {
      const read = readSafetensors(bytes);
      expect(read.tensors).toEqual(tensors);
      expect(read.metadata).toEqual({ n_head: '4' });
    }
  });

  test('gives only the tensors that are wanted, whatever the others are', () => {
    const bytes = file({ a: entry, mask: { dtype: 'BOOL' } });
    expect([...readSafetensors(bytes, (name) => name !== 'mask').tensors.keys()]).toEqual(['a']);
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
    ['another type', file({ a: { ...entry, dtype: 'F16' } }), 'unsupported-type', /"a" is F16/],
    ['a shape that does not fit', file({ a: { ...entry, shape: [3, 2] } }), 'bad-tensor', /needs 24 bytes/],
    ['a negative size', file({ a: { ...entry, shape: [-2, -2] } }), 'bad-tensor', /"a" has no valid shape/],
    ['no offsets', file({ a: { dtype: 'F32', shape: [4] } }), 'bad-tensor', /"a" has no valid shape/],
    ['a tensor that is null', file({ a: null }), 'bad-tensor', /"a"/],
  ])('%s', (_, bytes, code, message) => {
    expect(() => readSafetensors(bytes)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
