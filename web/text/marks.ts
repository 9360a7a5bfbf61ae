import { isolated } from './isolate.ts';
import { codeOf, named, nameOf } from './names.ts';

/**
 * Invisible or confusable characters: controls, formats, separators, unassigned code points, and all that Unicode
 * marks as default-ignorable.
 */
const UNSEEN = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}`;

/** Inside an emoji joiners and selectors are seen in what they make: a family, a flag, a colour. */
const PERSON = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?`;
const EMOJI = String.raw`${PERSON}(?:[\u{E0020}-\u{E007E}]+\u{E007F})?(?:\u200D${PERSON})*|[#*0-9]\uFE0F\u20E3`;

const SEEN_OR_NOT = new RegExp(`${EMOJI}|(?<unseen>${UNSEEN})`, 'gu');
const SIGNS: Readonly<Record<string, string>> = { '\n': '⏎', '\t': '⇥' };
const MARK = /‹([A-Z0-9+]{2,8})›/g;

/** Each character that looks like nothing as a mark of its own, but the plain space and those of `but`. */
export function marked(text: string, but = ''): string {
  return text.replace(SEEN_OR_NOT, (found: string, unseen: string | undefined) =>
    unseen === undefined || but.includes(found) ? found : (SIGNS[found] ?? `‹${nameOf(found)}›`),
  );
}

/** A token as a chip or a label shows it: every space is a mark too. */
export function visible(text: string): string {
  return isolated(marked(text).replaceAll(' ', '␣'));
}

/** A word or a text within a sentence: spaces between its words stay, others would not be seen. */
export function inline(text: string): string {
  if (text === '') return '‹empty›';
  return isolated(marked(text).replace(/^ +| +$| {2,}/g, ({ length }) => '␣'.repeat(length)));
}

export function quoted(text: string): string {
  return `“${inline(text)}”`;
}

/** A text that keeps its lines. */
export function flowing(text: string): string {
  return marked(text, '\n\t');
}

/** A word in a field of one line, which shows and takes the marks; `readField` gives the word back. */
export function inField(word: string): string {
  return marked(word).replace(/^ +| +$/g, ({ length }) => '␣'.repeat(length));
}

export function readField(typed: string): string {
  return typed
    .replaceAll('␣', ' ')
    .replaceAll('⏎', '\n')
    .replaceAll('⇥', '\t')
    .replace(MARK, (mark, name: string) => named(name) ?? mark);
}

/** What a field of several lines cannot show, once each: its mark and its number. */
export function unseen(text: string): string[] {
  const found = [...text.matchAll(SEEN_OR_NOT)].flatMap(({ groups }) => groups?.unseen ?? []);
  const hidden = [...new Set(found)].filter((character) => character !== '\n');
  return hidden.map((character) => `${marked(character)} (${codeOf(character)})`);
}
