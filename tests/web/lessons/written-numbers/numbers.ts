/** From … to in a text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Names with a digit that counts nothing. */
const NAMES = /\b(?:GPT|distinct)-\d\b/gi;
const DIGITS = String.raw`(?<![\p{L}\d.])\d[\d,]*(?:\.\d+)?(?<!,)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*(?![\p{L}\d])`;
/** In the order of their values. “One” is an article more often than a number. */
const SMALL = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const OTHERS = ['hundreds?', 'thousands?', 'millions?', 'half', 'twice', 'tenth', 'tenfold'];
const WORD = [...SMALL, ...TENS, ...OTHERS].join('|');
const NUMBER = new RegExp(String.raw`${DIGITS}|\b(?:${WORD})(?:[ -](?:${WORD}))*\b`, 'giu');

/** Where a text has a number, in digits or in words. */
export function numbersIn(text: string): Span[] {
  const plain = text.replace(NAMES, (name) => '_'.repeat(name.length));
  return [...plain.matchAll(NUMBER)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }));
}

/** 9 as `nine`. */
export function inWords(value: number): string {
  const word = SMALL[value - 2] ?? (value % 10 === 0 ? TENS[value / 10 - 2] : undefined);
  if (value === 1) return 'one';
  if (value === 1000) return 'thousand';
  return word ?? String(value);
}

/** 9 as `Nine`. */
export const inWordsFirst = (value: number) => inWords(value).replace(/^./, (letter) => letter.toUpperCase());
