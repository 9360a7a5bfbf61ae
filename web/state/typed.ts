import { listed, readList, readNumber, whyUnread } from './numbers.ts';

/** What was typed into fields and could not be read as a number, and why. */
const unread = new Map<string, { readonly raw: string; readonly why: string }>();

/** What a person typed into a field of the given name, as a number; NaN for what is none. */
export function numberTyped(name: string, raw: string): number {
  const value = readNumber(raw);
  if (value === undefined) unread.set(name, { raw, why: whyUnread(raw) });
  else unread.delete(name);
  return value ?? Number.NaN;
}

/** The same of a list of numbers; each that is none is NaN. */
export function numbersTyped(name: string, raw: string): number[] {
  const culprit = listed(raw).find((word) => readNumber(word) === undefined);
  if (culprit === undefined) unread.delete(name);
  else unread.set(name, { raw, why: whyUnread(culprit) });
  return readList(raw).map((value) => value ?? Number.NaN);
}

/** What the field shows. Text that could not be read stays, so that it can be corrected. */
export function shownIn(name: string, ...values: readonly number[]): string {
  const typed = values.some(Number.isNaN) ? unread.get(name)?.raw : undefined;
  return typed ?? values.join(', ');
}

/** Why what stands in the field could not be read; undefined where it could. */
export function whyNotRead(name: string, ...values: readonly number[]): string | undefined {
  return values.some(Number.isNaN) ? unread.get(name)?.why : undefined;
}
