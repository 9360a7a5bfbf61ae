// The settings of a chain, checked field by field: what Embind would swallow in silence (a string
// that becomes NaN, a name it does not know) is an error here.
import { SamplerError, type SamplerErrorCode } from './errors';

/** One link of the sampling chain. */
export type Stage = 'repetitionPenalty' | 'temperature' | 'topK' | 'topP' | 'minP';

/** A chain under the name of who uses it. */
export type Preset = 'notebook' | 'hugging-face' | 'llama.cpp';

/** Penalty, temperature, top-k, top-p, min-p. */
export const DEFAULT_ORDER: readonly Stage[] = Object.freeze([
  'repetitionPenalty',
  'temperature',
  'topK',
  'topP',
  'minP',
] as const);

/** llama.cpp scales last, so its filters see the distribution at temperature 1. */
export const ORDERS: Readonly<Record<Preset, readonly Stage[]>> = Object.freeze({
  notebook: DEFAULT_ORDER,
  'hugging-face': DEFAULT_ORDER,
  'llama.cpp': Object.freeze(['repetitionPenalty', 'topK', 'topP', 'minP', 'temperature'] as const),
});

/** How to sample. Every default leaves the distribution alone. */
export interface Settings {
  /** At least 0; 0 is greedy. @defaultValue 1 */
  temperature?: number;
  /** Whole, at least 0; off at 0 and from the vocabulary size up. @defaultValue 0 */
  topK?: number;
  /** From 0 to 1; off at 1. @defaultValue 1 */
  topP?: number;
  /** From 0 to 1; off at 0. @defaultValue 0 */
  minP?: number;
  /** Above 0; off at 1. @defaultValue 1 */
  repetitionPenalty?: number;
  /** Token ids the penalty falls on; each counts once. @defaultValue [] */
  previousTokens?: ArrayLike<number>;
  /** The stages in the order they run; one left out does not run. @defaultValue DEFAULT_ORDER */
  order?: readonly Stage[] | Preset;
}

/** Settings with every default filled in, fit to cross into the core. */
export interface CheckedSettings {
  temperature: number;
  topK: number;
  topP: number;
  minP: number;
  repetitionPenalty: number;
  previousTokens: Int32Array;
  order: readonly Stage[];
}

const DEFAULTS: CheckedSettings = {
  temperature: 1,
  topK: 0,
  topP: 1,
  minP: 0,
  repetitionPenalty: 1,
  previousTokens: new Int32Array(0),
  order: DEFAULT_ORDER,
};

const NAMES: readonly string[] = Object.keys(DEFAULTS);

/** Refuses what is no object and every name that is not among `known` (bad-settings). */
export function checkNames(value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SamplerError('bad-settings', value);
  }
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) throw new SamplerError('bad-settings', name);
  }
}

/** `value`, or `fallback` where it is absent; refuses what is no number, NaN included. */
export function checkNumber(value: unknown, fallback: number, code: SamplerErrorCode): number {
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || Number.isNaN(value)) throw new SamplerError(code, value);
  return value;
}

/** Refuses what is no number (bad-coin). */
export function checkCoin(value: unknown): number {
  if (typeof value !== 'number') throw new SamplerError('bad-coin', value);
  return value;
}

/** Fills in defaults and refuses wrong types; ranges are the core's to judge. */
export function checkSettings(settings: Settings = {}): CheckedSettings {
  checkNames(settings, NAMES);
  return {
    temperature: checkNumber(settings.temperature, DEFAULTS.temperature, 'bad-temperature'),
    topK: checkTopK(settings.topK),
    topP: checkNumber(settings.topP, DEFAULTS.topP, 'bad-top-p'),
    minP: checkNumber(settings.minP, DEFAULTS.minP, 'bad-min-p'),
    repetitionPenalty: checkNumber(
      settings.repetitionPenalty,
      DEFAULTS.repetitionPenalty,
      'bad-repetition-penalty',
    ),
    previousTokens: checkTokens(settings.previousTokens),
    order: checkOrder(settings.order),
  };
}

/** An order to the base 8: one digit a stage, the last stage lowest, each its place in DEFAULT_ORDER and 1. */
export function orderNumber(order: readonly Stage[]): number {
  return order === DEFAULT_ORDER ? DEFAULT_NUMBER : numberOf(order);
}

const numberOf = (order: readonly Stage[]): number =>
  order.reduce((number, stage) => number * 8 + DEFAULT_ORDER.indexOf(stage) + 1, 0);

const DEFAULT_NUMBER = numberOf(DEFAULT_ORDER);

function checkTopK(value: unknown): number {
  const topK = checkNumber(value, DEFAULTS.topK, 'bad-top-k');
  if (!Number.isInteger(topK) || topK < 0) throw new SamplerError('bad-top-k', value);
  return topK;
}

/** Token ids as the core takes them, none where absent. */
export function checkTokens(value: unknown): Int32Array {
  if (value === undefined) return DEFAULTS.previousTokens;
  if (!isArrayLike(value)) throw new SamplerError('bad-token-id', value);
  const ids = new Int32Array(value.length);
  for (let index = 0; index < ids.length; index += 1) {
    const id = value[index];
    // The upper limit is the vocabulary's, which the core knows; here the id must fit 32 bits.
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id > 0x7fffffff) {
      throw new SamplerError('bad-token-id', id, index);
    }
    ids[index] = id;
  }
  return ids;
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

function checkOrder(value: unknown): readonly Stage[] {
  if (value === undefined) return DEFAULTS.order;
  if (typeof value === 'string') {
    const order = Object.entries(ORDERS).find(([preset]) => preset === value);
    if (order === undefined) throw new SamplerError('bad-order', value);
    return order[1];
  }
  if (!Array.isArray(value)) throw new SamplerError('bad-order', value);
  return value.map((stage: unknown, index) => {
    const known = DEFAULT_ORDER.find((name) => name === stage);
    if (known === undefined || value.indexOf(stage) !== index) {
      throw new SamplerError('bad-order', stage, index);
    }
    return known;
  });
}
