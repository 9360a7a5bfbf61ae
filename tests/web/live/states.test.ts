import { expect, test, vi } from 'vitest';
import { ModelError } from '../../../web/model/error';

// The client makes its Trusted Types policy as it is loaded.
vi.stubGlobal('window', {});
const { isInput } = await import('../../../web/live/states');

test.each([
  ['bad-top-p', true],
  ['prompt-too-long', true],
  ['bad-manifest', false],
  ['bad-tokenizer', false],
  ['network', false],
])('%s is of what the reader typed: %j', (code, expected) => {
  expect(isInput(new ModelError(code, 'x'))).toBe(expected);
});
