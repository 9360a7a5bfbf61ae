/**
 * Turns a folder of plain-text books into one stream of GPT-2 token ids.
 *
 *   node models/train/tokenize.mjs --corpus DIR --out build/train
 *
 * Every book becomes `<|endoftext|>` followed by its lines, each ended by one newline token; empty
 * lines are dropped, because the files hold one paragraph a line. Written are:
 *   tokens.u16   all ids, little-endian 16-bit (50,257 ids fit)
 *   books.json   [{ name, offset, length }], offsets and lengths in tokens
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { encode } from 'gpt-tokenizer/encoding/r50k_base';

const END_OF_TEXT = 50256;
const NEWLINE = 198;

/**
 * The token ids of one book.
 * @param {string} text the whole book, one paragraph a line
 * @returns {Uint16Array}
 */
function tokenizeBook(text) {
  const ids = [END_OF_TEXT];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    for (const id of encode(line)) ids.push(id);
    ids.push(NEWLINE);
  }
  return Uint16Array.from(ids);
}

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, out: { type: 'string', default: 'build/train' } },
});
if (!values.corpus) throw new Error('Say where the books are: --corpus DIR (a folder of .txt files).');

const names = fs
  .readdirSync(values.corpus)
  .filter((name) => name.endsWith('.txt'))
  .sort();
if (names.length === 0) throw new Error(`There is no .txt file in ${values.corpus}.`);

fs.mkdirSync(values.out, { recursive: true });
const stream = fs.openSync(path.join(values.out, 'tokens.u16'), 'w');
const books = [];
let offset = 0;
for (const name of names) {
  const ids = tokenizeBook(fs.readFileSync(path.join(values.corpus, name), 'utf8'));
  fs.writeSync(stream, Buffer.from(ids.buffer));
  books.push({ name, offset, length: ids.length });
  offset += ids.length;
}
fs.closeSync(stream);
fs.writeFileSync(path.join(values.out, 'books.json'), JSON.stringify(books));
console.log(`${names.length} books, ${offset} tokens`);
