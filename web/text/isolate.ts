const [FIRST_STRONG, POP] = ['\u2068', '\u2069'];

/** Hebrew, Arabic and every other script that runs from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A right-to-left text between isolating marks, so that it does not reorder its surroundings. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG}${text}${POP}` : text;
}

/** The text without those marks: for a file, and to be measured. */
export function bare(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}
