import { expect, test } from 'vitest';
import { checkWeights } from '../../../models/checkpoint/check-weights.mjs';
import { countParameters, isMask } from '../../../models/checkpoint/gpt2.mjs';
import { withMasks } from '../../../models/checkpoint/masks.mjs';
import { randomWeights } from '../../../models/checkpoint/random-weights.mjs';

const architecture = { layers: 2, heads: 2, width: 32, context: 8, vocabulary: 50 };
const weights = () => randomWeights(architecture, 1);

test('sizes are read off the tensors, with and without the prefix', () => {
  expect(checkWeights(weights(), 2).architecture).toEqual(architecture);
  const bare = new Map([...weights()].map(([name, tensor]) => [name.replace('transformer.', ''), tensor]));
  expect(checkWeights(bare, 2).architecture).toEqual(architecture);
});

type Weights = ReturnType<typeof weights>;
const vector = (size: number) => ({ shape: [size], data: new Float32Array(size) });

test.each<[string, (weights: Weights) => unknown, string, RegExp]>([
  [
    'a missing tensor',
    (w) => w.delete('transformer.h.1.mlp.c_fc.bias'),
    'missing-tensor',
    /"h\.1\.mlp\.c_fc\.bias".*missing/,
  ],
  [
    'an extra tensor',
    (w) => w.set('transformer.lm_head.weight', vector(1)),
    'unexpected-tensor',
    /unexpected tensor "lm_head\.weight"/,
  ],
  ['a tensor twice', (w) => w.set('ln_f.bias', vector(32)), 'unexpected-tensor', /"ln_f\.bias" twice/],
  [
    'another shape',
    (w) => w.set('transformer.ln_f.bias', vector(31)),
    'wrong-shape',
    /"ln_f\.bias" should have the shape \[32\] and has \[31\]/,
  ],
  ['nothing at all', (w) => w.clear(), 'not-gpt2', /no GPT-2/],
])('%s is refused by name', (_, spoil, code, message) => {
  const spoilt = weights();
  spoil(spoilt);
  expect(() => checkWeights(spoilt, 2)).toThrow(
    expect.objectContaining({ name: 'CheckpointError', code, message: expect.stringMatching(message) }),
  );
});

test.each([3, 0, Number.NaN])('%d heads do not divide a width of 32', (heads) => {
  expect(() => checkWeights(weights(), heads)).toThrow(expect.objectContaining({ code: 'bad-heads' }));
});

test('the layout of the hub has a mask a layer, sorted names, and distilgpt2 comes to the known count', () => {
  const names = [...withMasks(weights(), architecture).keys()];
  expect(names).toEqual(names.toSorted());
  expect(names.filter(isMask)).toHaveLength(architecture.layers);
  expect(countParameters({ layers: 6, heads: 12, width: 768, context: 1024, vocabulary: 50_257 })).toBe(
    81_912_576,
  );
});

test('masks are told from biases', () => {
  expect(isMask('transformer.h.0.attn.bias')).toBe(true);
  expect(isMask('transformer.h.0.attn.c_attn.bias')).toBe(false);
});
