/**
 * Text to GPT-2 token ids and back, one JSON value a line on standard input and output: a string
 * becomes an array of ids, an array of ids becomes a string.
 */
import readline from 'node:readline';
import { decode, encode } from 'gpt-tokenizer/encoding/r50k_base';

for await (const line of readline.createInterface({ input: process.stdin })) {
  const value = JSON.parse(line);
  console.log(JSON.stringify(typeof value === 'string' ? encode(value) : decode(value)));
}
