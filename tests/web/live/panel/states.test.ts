import { expect, test } from 'vitest';
import { isInput } from '../../../../web/live/panel/states.ts';
import { ModelError, type ModelErrorCode, reason } from '../../../../web/model/error.ts';

test.each<[ModelErrorCode, boolean]>([
  ['bad-backend', true],
  ['bad-skip', true],
  ['bad-top-p', true],
  ['prompt-too-long', true],
  ['bad-manifest', false],
  ['bad-script', false],
  ['bad-tokenizer', false],
  ['nan-logit', false],
  ['network', false],
])('%s is of what the reader typed: %j', (code, expected) => {
  expect(isInput(new ModelError(code, 'x'))).toBe(expected);
});

test.each<[unknown, string]>([
  [undefined, 'no reason was given'],
  [null, 'no reason was given'],
  [new Error(''), 'Error'],
  [Object.create(null), 'no reason was given'],
  [{ message: 'out of memory' }, 'out of memory'],
  [new Error('first line\nsecond line'), 'first line'],
  [new ModelError('bad-script', 'x'.repeat(300)), 'x'.repeat(300)],
  [73, '73'],
])('whatever is thrown has a reason of one line: %o', (thrown, expected) => {
  expect(reason(thrown)).toBe(expected);
});
