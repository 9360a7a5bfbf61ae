import type { Stage } from '../sampler/index.ts';
import { start } from '../text/graphemes.ts';
import { normalised, wellFormed } from '../text/normalise.ts';

/** How one value is written in a link and read back. `parse` gives undefined for what it cannot read. */
export interface Codec<T> {
  readonly key: string;
  readonly fallback: T;
  parse(raw: string): T | undefined;
  format(value: T): string;
  /** Whether the value stands for none, which no link need tell. */
  isNone?(value: T): boolean;
}

const MAX_TEXT = 2000;
const MAX_ITEMS = 200;

/** What a person may type for a number: digits, `inf`, `-inf` or `nan`; undefined for anything else. */
export function readNumber(raw: string): number | undefined {
  const typed = raw.trim().toLowerCase().replace('−', '-');
  if (/^[+-]?inf(inity)?$/.test(typed)) return typed.startsWith('-') ? -Infinity : Infinity;
  if (typed === 'nan') return Number.NaN;
  const value = typed === '' ? Number.NaN : Number(typed);
  return Number.isNaN(value) ? undefined : value;
}

/**
 * Any number at all, also a senseless one: the core judges a setting and names what is wrong with it,
 * in a link as much as in a field.
 */
export function number(key: string, fallback: number): Codec<number> {
  return { key, fallback, parse: readNumber, format: String };
}

/** A whole number for the page's own use, held to [low, high]. */
export function integer(key: string, fallback: number, low: number, high: number): Codec<number> {
  return {
    key,
    fallback,
    parse(raw) {
      const value = readNumber(raw);
      return Number.isInteger(value) ? Math.min(high, Math.max(low, value as number)) : undefined;
    },
    format: String,
  };
}

/**
 * A number the core judges, but never one so large that the page would be busy with it: what lies outside
 * [low, high] is held to it.
 */
export function held(key: string, fallback: number, low: number, high: number): Codec<number> {
  return {
    key,
    fallback,
    parse(raw) {
      const value = readNumber(raw);
      return value === undefined ? undefined : Math.min(high, Math.max(low, value));
    },
    format: String,
  };
}

/** Ends of lines are `\n`; what is too long ends with its last whole letter. */
export function text(key: string, fallback: string, most = MAX_TEXT): Codec<string> {
  return { key, fallback, parse: (raw) => start(normalised(raw), most), format: (value) => value };
}

/** The name of a folder: one plain word, which leads nowhere else. */
export function folder(key: string, fallback: string): Codec<string> {
  return {
    key,
    fallback,
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

/** Numbers separated by commas; null as for `list`. */
export function numbers(key: string): Codec<readonly number[] | null> {
  return {
    key,
    fallback: null,
    parse(raw) {
      if (raw === '') return [];
      const values = raw.split(',').slice(0, MAX_ITEMS).map(readNumber);
      return values.every((value) => value !== undefined) ? values : undefined;
    },
    format: (values) => (values ?? []).join(','),
  };
}

/** What a stage is called in a link: by the name of the setting it reads there. */
const STAGE_KEYS: readonly (readonly [string, Stage])[] = [
  ['penalty', 'repetitionPenalty'],
  ['T', 'temperature'],
  ['k', 'topK'],
  ['p', 'topP'],
  ['m', 'minP'],
];

/** The stages of a chain in their order. What is no stage, or there twice, is passed on for the core to name. */
export function stages(key: string, fallback: readonly Stage[]): Codec<readonly Stage[]> {
  const keyOf = (stage: Stage) => STAGE_KEYS.find(([, named]) => named === stage)?.[0] ?? stage;
  const stageOf = (name: string) => STAGE_KEYS.find(([key]) => key === name)?.[1] ?? (name as Stage);
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
