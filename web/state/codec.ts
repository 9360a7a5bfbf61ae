import { STAGES, type Stage } from '../sampler/index.ts';
import { start } from '../text/graphemes.ts';
import { normalised, wellFormed } from '../text/normalise.ts';
import { bothReadings, readList, readNumber } from './numbers.ts';

/** How one value is written in a link and read back. `parse` gives undefined for what it cannot read. */
export interface Codec<T> {
  readonly key: string;
  readonly fallback: T;
  /** Why `parse` cannot read a text, as the end of a sentence. Absent if it reads any text. */
  why?(raw: string): string;
  parse(raw: string): T | undefined;
  format(value: T): string;
}

const MAX_TEXT = 2000;
const MAX_ITEMS = 200;

/**
 * Any number, also an invalid one: the core checks settings and says what is wrong, for links as for fields.
 */
export function number(key: string, fallback: number): Codec<number> {
  return { key, fallback, why: noNumber('a number, such as 0.9'), parse: readNumber, format: String };
}

const noNumber = (wanted: string) => (raw: string) => bothReadings(raw) ?? `must be ${wanted}`;

/** A number that need not be there; null is none. */
export function maybeNumber(key: string): Codec<number | null> {
  return {
    key,
    fallback: null,
    why: noNumber('a number, such as 0.9'),
    parse(raw) {
      const value = readNumber(raw);
      // Links of earlier versions wrote NaN for none.
      return Number.isNaN(value) ? null : value;
    },
    format: String,
  };
}

/** A whole number from `low` to `high`. */
export function integer(key: string, fallback: number, low: number, high: number): Codec<number> {
  return {
    key,
    fallback,
    why: noNumber(`a whole number from ${low.toLocaleString('en')} to ${high.toLocaleString('en')}`),
    parse(raw) {
      const value = readNumber(raw) ?? Number.NaN;
      return Number.isInteger(value) && value >= low && value <= high ? value : undefined;
    },
    format: String,
  };
}

/** A number that the core checks, up to the largest that the page can handle. */
export function bounded(key: string, fallback: number, low: number, high: number): Codec<number> {
  return {
    key,
    fallback,
    why: noNumber(`a number from ${low.toLocaleString('en')} to ${high.toLocaleString('en')}`),
    parse(raw) {
      const value = readNumber(raw);
      return value === undefined || value < low || value > high ? undefined : value;
    },
    format: String,
  };
}

/** One of a few names. */
export function choice<const T extends string>(
  key: string,
  fallback: NoInfer<T>,
  names: readonly T[],
): Codec<T> {
  return {
    key,
    fallback,
    why: () => `must be one of ${names.filter(Boolean).join(', ')}`,
    parse: (raw) => names.find((name) => name === raw),
    format: (value) => value,
  };
}

/** One of a few names, or null for none. */
export function maybeChoice<const T extends string>(key: string, names: readonly T[]): Codec<T | null> {
  const { why, parse } = choice<string>(key, '', names) as Codec<T>;
  return { key, fallback: null, ...(why ? { why } : {}), parse, format: (value) => value ?? '' };
}

/** Ends of lines are `\n`; what is too long ends with its last whole letter. */
export function text(key: string, fallback: string, most = MAX_TEXT): Codec<string> {
  return { key, fallback, parse: (raw) => start(normalised(raw), most), format: (value) => value };
}

/** The name of a folder, without slashes or dots. */
export function folder(key: string, fallback: string): Codec<string> {
  return {
    key,
    fallback,
    why: () => 'must be the name of a folder, in plain letters',
    parse: (raw) => (/^\w[\w.-]{0,79}$/.test(raw) ? raw : undefined),
    format: (value) => value,
  };
}

/**
 * Words separated by `|`; a bar or backslash inside a word is written with a backslash before it. Null stands for
 * no list at all, which is not the same as an empty one.
 */
export function list(key: string): Codec<readonly string[] | null> {
  return {
    key,
    fallback: null,
    parse: (raw) => split(raw).slice(0, MAX_ITEMS).map(wellFormed),
    format: (words) => (words ?? []).map((word) => word.replace(/[\\|]/g, '\\$&')).join('|'),
  };
}

/** A list of numbers as `readList` reads it; null as for `list`. */
export function numbers(key: string): Codec<readonly number[] | null> {
  return {
    key,
    fallback: null,
    why: () => 'must be numbers with commas between them, such as 1,0.5',
    parse(raw) {
      const values = readList(raw).slice(0, MAX_ITEMS);
      return values.every((value) => value !== undefined) ? values : undefined;
    },
    format: (values) => (values ?? []).join(','),
  };
}

/** The setting of each stage, under the stage's key. */
export function stageNumbers(): Record<Stage, Codec<number>> {
  const codecs = Object.entries(STAGES).map(([name, { key, fallback }]) => [name, number(key, fallback)]);
  return Object.fromEntries(codecs);
}

/** The stages of a chain in their order. What is no stage, or there twice, is passed on for the core to name. */
export function stages(key: string, fallback: readonly Stage[]): Codec<readonly Stage[]> {
  const names = Object.keys(STAGES) as Stage[];
  const keyOf = (stage: Stage) => STAGES[stage]?.key ?? stage;
  const stageOf = (key: string) => names.find((name) => STAGES[name].key === key) ?? (key as Stage);
  return {
    key,
    fallback,
    parse: (raw) => (raw === '' ? [] : raw.split(',').slice(0, MAX_ITEMS).map(stageOf)),
    format: (order) => order.map(keyOf).join(','),
  };
}

function split(raw: string): string[] {
  if (raw === '') return [];
  const words = [''];
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '|') words.push('');
    else {
      if (raw[i] === '\\' && i + 1 < raw.length) i++;
      words[words.length - 1] = `${words.at(-1)}${raw[i]}`;
    }
  }
  return words;
}
