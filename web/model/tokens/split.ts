import { LETTER, NUMBER } from './letters.ts';

/**
 * Where GPT-2's byte-pair encoding may not merge: at the seams of contractions, words, numbers, signs and white space,
 * each with one space before it. `\s` of the original is Unicode's White_Space. JavaScript's is another: it has
 * U+FEFF in it and lacks U+0085.
 * Source: https://github.com/openai/gpt-2/blob/master/src/encoder.py (pat)
 */
export const SPLIT = new RegExp(
  [
    "'s|'t|'re|'ve|'m|'ll|'d",
    ` ?[${LETTER}]+`,
    ` ?[${NUMBER}]+`,
    ` ?[^\\p{White_Space}${LETTER}${NUMBER}]+`,
    '\\p{White_Space}+(?!\\P{White_Space})',
    '\\p{White_Space}+',
  ].join('|'),
  'gu',
);
