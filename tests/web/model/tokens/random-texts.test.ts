// The tokenizer against the reference implementation, on texts and ids that tests/reference/tokens.py made.
// `TOKENS=file npx vitest run tests/web/model/tokens/random-texts.test.ts` compares another of its files.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Tokenizer } from '../../../../web/model/tokens/tokenizer.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const tokenizer = new Tokenizer(read('../../../../models/embedded/tokenizer.json'));
const rows: [text: string, ids: number[]][] = process.env.TOKENS
  ? JSON.parse(readFileSync(process.env.TOKENS, 'utf8'))
  : read('../../../reference/tokens.json');

test('a byte-order mark is no white space, and the control for the next line is', () => {
  expect(tokenizer.encode('x \ufeffy')).toEqual([87, 27332, 119, 123, 88]);
  expect(tokenizer.encode('a \u0085b')).toEqual([64, 220, 126, 227, 65]);
});

test(`${rows.length} random texts have the reference’s ids`, () => {
  const different = rows.filter(([text, ids]) => String(tokenizer.encode(text)) !== String(ids));
  expect(different.map(([text]) => JSON.stringify(text))).toEqual([]);
});

test('and their ids give the texts back', () => {
  const different = rows.filter(([text, ids]) => tokenizer.decode(ids) !== text);
  expect(different.map(([text]) => JSON.stringify(text))).toEqual([]);
});
