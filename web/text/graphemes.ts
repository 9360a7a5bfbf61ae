/** Created on first use: most texts do not need it, and old browsers lack it. */
let segmenter: Intl.Segmenter | undefined;

/** Graphemes: an emoji or a letter with accents may be several code points. */
export function graphemes(text: string): string[] {
  if (/^[ -~]*$/.test(text) || !('Segmenter' in Intl)) return Array.from(text);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The start of a text, in whole graphemes and at most `most` UTF-16 units. */
export function start(text: string, most: number): string {
  if (text.length <= most) return text;
  // A grapheme across the end is recognised only together with what follows.
  return fill(graphemes(text.slice(0, most + 64)), most, ({ length }) => length);
}

/** Graphemes from the first on, as many as there is room for. */
export function fill(letters: readonly string[], room: number, size: (letter: string) => number): string {
  let end = 0;
  for (let used = 0; end < letters.length; end++) {
    used += size(letters[end] ?? '');
    if (used > room) break;
  }
  return letters.slice(0, end).join('');
}
