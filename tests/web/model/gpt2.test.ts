import { expect, test } from 'vitest';
import { checkWeights, isMask } from '../../../models/build/gpt2.mjs';
import { randomWeights } from '../../../models/build/random-weights.mjs';

const architecture = { layers: 2, heads: 2, width: 32, context: 8, vocabulary: 50 };
const weights = () => randomWeights(architecture, 1);

test('sizes are read off the tensors, with and without the prefix', () => {
  expect(checkWeights(weights(), 2).architecture).toEqual(architecture);
  const bare = new Map([...weights()].map(([name, tensor]) => [name.replace('transformer.', ''), tensor]));
  expect(checkWeights(bare, 2).architecture).toEqual(architecture);
});

test('a missing, an unexpected and a misshapen tensor are each refused by name', () => {
  const missing = weights();
  missing.delete('transformer.h.1.mlp.c_fc.bias');
  expect(() => checkWeights(missing, 2)).toThrow(/"h\.1\.mlp\.c_fc\.bias".*missing/);
  const extra = weights().set('transformer.lm_head.weight', { shape: [1], data: new Float32Array(1) });
  expect(() => checkWeights(extra, 2)).toThrow(/unexpected tensor "lm_head\.weight"/);
  const misshapen = weights().set('transformer.ln_f.bias', { shape: [31], data: new Float32Array(31) });
  expect(() => checkWeights(misshapen, 2)).toThrow(
    /"ln_f\.bias" should have the shape \[32\] and has \[31\]/,
  );
  expect(() => checkWeights(new Map(), 2)).toThrow(/no GPT-2/);
  expect(() => checkWeights(weights(), 3)).toThrow(/3 heads/);
});

test('masks are told from biases', () => {
  expect(isMask('transformer.h.0.attn.bias')).toBe(true);
  expect(isMask('transformer.h.0.attn.c_attn.bias')).toBe(false);
});
