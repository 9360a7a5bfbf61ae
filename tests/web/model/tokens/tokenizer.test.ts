import { readFileSync } from 'node:fs';
import { decode, encode } from 'gpt-tokenizer/encoding/r50k_base';
import { describe, expect, test } from 'vitest';
import { generator } from '../../../../models/checkpoint/random-weights.mjs';
import { splitToken } from '../../../../models/package/tokenizer.mjs';
import { Tokenizer } from '../../../../web/model/tokens/tokenizer.ts';

const file = new URL('../../../../models/embedded/tokenizer.json', import.meta.url);
const tokenizer = new Tokenizer(JSON.parse(readFileSync(file, 'utf8')));

const TEXTS = [
  'The capital of France is Paris.',
  "I'll say we've done what they'd've done; it's the dogs' bones, isn't it?",
  '   three spaces before, two  between, four after    ',
  'tabs\t\tand\r\nnew\n\n\nlines \n \n end',
  ' no-break\u00a0space, thin\u2009space, zero\u200bwidth, \u3000ideographic',
  'Straße, façade, naïve, Ærø, Þór, İstanbul, ﬁligature',
  'combining: e\u0301 o\u0308 \u1100\u1161\u11a8',
  'Привет, мир! Γειά σου Κόσμε. שלום עולם. مرحبا بالعالم',
  '日本語のテキストと漢字、ひらがな。中文也在。한국어도.',
  'नमस्ते दुनिया สวัสดีชาวโลก',
  '👋 👋🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 ❤️ 🤷🏿‍♀️',
  '1234567890 3.14159 1,000,000 ½ ² ٣',
  'snake_case camelCase SCREAMING path/to/file.txt https://example.org?a=b&c=d#e',
  '!!!???...---___***((([[[{{{}}}]]])))',
  '\u0000\u0001\u007f\u0085\u00ad',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝒷𝑒𝓎𝑜𝓃𝒹 the BMP \u{10ffff}',
  `a${' '.repeat(50)}b${'\n'.repeat(20)}c${'x'.repeat(300)}`,
];

describe('against gpt-tokenizer', () => {
  test.each(TEXTS)('%j', (text) => {
    const ids = tokenizer.encode(text);
    expect(ids).toEqual(encode(text));
    expect(tokenizer.decode(ids)).toBe(text);
  });

  test('a thousand random texts of all alphabets', () => {
    const uniform = generator(11);
    // U+0085 is white space to Unicode and not to JavaScript, by which gpt-tokenizer splits; see tokens.test.ts.
    const pieces = TEXTS.flatMap((text) => [...text]).filter((piece) => piece !== '\u0085');
    for (let i = 0; i < 1000; i++) {
      const length = 1 + Math.floor(uniform() * 30);
      const text = Array.from({ length }, () => pieces[Math.floor(uniform() * pieces.length)]).join('');
      expect(tokenizer.encode(text), JSON.stringify(text)).toEqual(encode(text));
    }
  });

  test('every token that is whole characters has the same text', () => {
    let whole = 0;
    for (let id = 0; id < 50_256; id++) {
      const { text } = tokenizer.describe(id);
      if (text === null) continue;
      whole++;
      if (text !== decode([id])) expect.fail(`token ${id} is ${JSON.stringify(text)}`);
    }
    expect(whole).toBeGreaterThan(49_000);
  });
});

describe('tokens that are no whole character', () => {
  test('a hand in three tokens shows its bytes', () => {
    const tokens = tokenizer.encode('👋').map((id) => tokenizer.describe(id));
    expect(tokens.map(({ text }) => text)).toEqual([null, null]);
    expect(tokens.flatMap(({ bytes }) => [...bytes])).toEqual([0xf0, 0x9f, 0x91, 0x8b]);
  });

  test('no token ever shows the replacement mark, unless it is one', () => {
    for (let id = 0; id < 50_256; id++) {
      const { text, bytes } = tokenizer.describe(id);
      if (text?.includes('\ufffd')) expect(new TextDecoder().decode(bytes)).toBe(text);
    }
  });

  test('bytes that end in the middle wait, bytes that can be nothing are spelt out', () => {
    const [first = 0] = tokenizer.encode('👋');
    expect(tokenizer.decode([first])).toBe('');
    expect(tokenizer.decode([first, ...tokenizer.encode('a')])).toBe('\\xF0\\x9F\\x91a');
  });
});

test('the end of text is token 50256, with its name for text', () => {
  expect(tokenizer.endOfText).toBe(50_256);
  expect(tokenizer.describe(50_256).text).toBe('<|endoftext|>');
});

test('an empty text has no tokens', () => {
  expect(tokenizer.encode('')).toEqual([]);
});

test('what is no tokenizer, and ids outside the vocabulary, are named errors', () => {
  expect(() => new Tokenizer({})).toThrow(expect.objectContaining({ code: 'bad-tokenizer' }));
  expect(() => tokenizer.describe(50_257)).toThrow(expect.objectContaining({ code: 'bad-token-id' }));
});

test('a token whose parts are missing from the ranks is refused', () => {
  const ranks = new Map([
    ['a', 0],
    ['b', 1],
    ['abab', 2],
  ]);
  expect(() => splitToken('abab', ranks)).toThrow(/Token 2/);
});
