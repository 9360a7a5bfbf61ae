import { readNumber } from './codec.ts';

const typed = new Map<string, string>();

/** What a person typed into a field of the given name, as a number; NaN for what is none. */
export function numberTyped(name: string, raw: string): number {
  typed.set(name, raw);
  return readNumber(raw) ?? Number.NaN;
}

/** What the field shows: where no number could be read, what was typed stays to be mended. */
export function shownIn(name: string, value: number): string {
  return Number.isNaN(value) ? (typed.get(name) ?? 'NaN') : String(value);
}
