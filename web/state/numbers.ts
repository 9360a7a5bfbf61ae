// How numbers that people type are read: the same in a field and in a link.

/** `1,000` and `−12,345`: as much a thousand as one with three decimals. */
const AMBIGUOUS = /^[+-]?[1-9]\d{0,2},\d{3}(e[+-]?\d+)?$/;
/** `1,000.5` and `1,000,000`: with a point or another comma after it, a comma parts thousands. */
const GROUPED = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?(e[+-]?\d+)?$/;
/** `0,9`: a single comma between digits stands for a point. */
const DECIMAL_COMMA = /^[+-]?\d+,\d+(e[+-]?\d+)?$/;

/**
 * What a person may type for one number: digits with a point or a comma before the decimals, `inf`, `-inf` or
 * `nan`; undefined for anything else. One comma before exactly three digits is undefined as well: it may be either.
 */
export function readNumber(raw: string): number | undefined {
  const typed = plain(raw);
  if (/^[+-]?inf(inity)?$/.test(typed)) return typed.startsWith('-') ? -Infinity : Infinity;
  if (typed === 'nan') return Number.NaN;
  if (typed === '' || AMBIGUOUS.test(typed)) return undefined;
  const value = Number(withPoint(typed));
  return Number.isNaN(value) ? undefined : value;
}

/** Why `readNumber` could not read something, as a sentence. */
export function whyUnread(raw: string): string {
  const typed = raw.trim();
  if (typed === '') return 'There is no number here.';
  const both = bothReadings(raw);
  const shown = [...typed].slice(0, 40).join('');
  return both ? `“${typed}” ${both}.` : `“${shown}” is not a number.`;
}

/** Of `1,000`, in words that go on from it; undefined for what has one reading or none. */
export function bothReadings(raw: string): string | undefined {
  const typed = raw.trim();
  if (!AMBIGUOUS.test(plain(raw))) return undefined;
  return `can be read in two ways: write ${typed.replace(',', '')} or ${typed.replace(',', '.')}`;
}

/**
 * A list of numbers. Commas part them, as in `1,0.5`; where semicolons or spaces do, a comma within a number is
 * its decimal comma, as in `0,3; 0,7`. What is no number is undefined.
 */
export function readList(raw: string): (number | undefined)[] {
  return listed(raw).map(readNumber);
}

/** The members of a list as they were typed. */
export function listed(raw: string): string[] {
  const typed = raw.trim();
  if (typed === '') return [];
  if (typed.includes(';')) return typed.split(/\s*;\s*/);
  return typed.split(/\s/.test(typed) ? /,?\s+,?\s*/ : ',');
}

const plain = (raw: string) => raw.trim().toLowerCase().replaceAll('−', '-');

function withPoint(typed: string): string {
  if (GROUPED.test(typed)) return typed.replaceAll(',', '');
  return DECIMAL_COMMA.test(typed) ? typed.replace(',', '.') : typed;
}
