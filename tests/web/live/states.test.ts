import { expect, test } from 'vitest';
import { isInput } from '../../../web/live/states';
import { ModelError } from '../../../web/model/error';

test.each([
  ['bad-top-p', true],
  ['prompt-too-long', true],
  ['bad-manifest', false],
  ['bad-tokenizer', false],
  ['network', false],
])('%s is of what the reader typed: %j', (code, expected) => {
  expect(isInput(new ModelError(code, 'x'))).toBe(expected);
});
