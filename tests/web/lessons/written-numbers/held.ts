import { numbersIn, type Span } from './numbers.ts';
import { inOneLine } from './prose.ts';

/**
 * What the numbers in the prose of a file are. A phrase is a piece of the text with its numbers in it, `…` where the
 * text has an expression; each number must lie in exactly one.
 */
export interface FileNumbers {
  /** Settings, definitions, sizes chosen, instructions: nothing follows them from anywhere else. */
  readonly given?: readonly string[];
  /** What follows from logits and settings or counts something, put together from recomputed numbers. */
  readonly claims?: readonly string[];
}

/** By the file's path in its lesson. */
export type LessonNumbers = Readonly<Record<string, FileNumbers>>;

interface Listing {
  readonly kind: 'given' | 'claim';
  readonly phrase: string;
}

/** What is wrong between the texts of a file and what is said of their numbers, in sentences. */
export function faultsOf(texts: readonly string[], { given = [], claims = [] }: FileNumbers): string[] {
  const phrases: Listing[] = [
    ...given.map((phrase) => ({ kind: 'given' as const, phrase: inOneLine(phrase) })),
    ...claims.map((phrase) => ({ kind: 'claim' as const, phrase: inOneLine(phrase) })),
  ];
  const stale = phrases
    .filter(({ phrase }) => !texts.some((text) => text.includes(phrase)))
    .map(({ kind, phrase }) =>
      kind === 'claim'
        ? `The core now gives “${phrase}”, and the text says something else.`
        : `“${phrase}” is listed as given, and the text no longer has it.`,
    );
  const faults = texts.flatMap((text) =>
    numbersIn(text).flatMap((number) => {
      const all = phrases.filter(({ phrase }) => covers(text, phrase, number));
      // `T = 0.7` says nothing of its own within `T = 0.7, p = 0.9`.
      const holding = all.filter((one) => !all.some((other) => isPiece(one, other)));
      if (holding.length === 1) return [];
      const written = `“${text.slice(number.from, number.to)}” in “${around(text, number)}”`;
      if (holding.length === 0) return [`${written} is neither computed nor listed. ${WHAT_TO_DO}`];
      return [
        `${written} is listed ${holding.length} times: ${holding.map(({ phrase }) => phrase).join(' | ')}.`,
      ];
    }),
  );
  return [...stale, ...faults];
}

/** The numbers that could be another one without a fault: what holds them is too short a phrase. */
export function unnoticedIn(texts: readonly string[], numbers: FileNumbers): string[] {
  return texts.flatMap((text, i) =>
    numbersIn(text).flatMap((number) => {
      const written = text.slice(number.from, number.to);
      const changed = text.slice(0, number.from) + another(written) + text.slice(number.to);
      return faultsOf(texts.with(i, changed), numbers).length > 0 ? [] : [around(text, number)];
    }),
  );
}

/** With another last digit, or another word. */
function another(number: string): string {
  if (!/\d/.test(number)) return /four/i.test(number) ? 'five' : 'four';
  return number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}

const WHAT_TO_DO =
  'If it follows from something, write the core’s number into the sentence as an expression, or add a claim that recomputes it to this lesson’s table; if it is a setting, a definition or an instruction, list its words there as given.';

/** Whether the phrase stands somewhere in the text with the whole number in it. */
function covers(text: string, phrase: string, { from, to }: Span): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (at <= from && to <= at + phrase.length) return true;
  return false;
}

/** Whether one listing is a smaller piece of the other, of the same kind. */
const isPiece = (one: Listing, other: Listing) =>
  one.kind === other.kind && one.phrase !== other.phrase && other.phrase.includes(one.phrase);

const around = (text: string, { from, to }: Span) => text.slice(Math.max(0, from - 50), to + 30);
