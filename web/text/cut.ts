import { fill, graphemes } from './graphemes.ts';
import { bare, isolated } from './isolate.ts';

/** Emoji and East Asian letters are as wide as two of a monospaced font. */
const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFF}]/u;

const widthOf = (grapheme: string) => (WIDE.test(grapheme) ? 2 : 1);

/** How many letters of a monospaced font a text is wide. */
export function cells(text: string): number {
  return graphemes(bare(text)).reduce((sum, grapheme) => sum + widthOf(grapheme), 0);
}

/** A label cut to so many cells: whole graphemes are dropped, and an ellipsis is added. */
export function cut(label: string, most: number): string {
  if (cells(label) <= most) return label;
  return isolated(`${fill(graphemes(bare(label)), most - 1, widthOf)}…`);
}
