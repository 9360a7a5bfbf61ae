// The settings of a chain, checked field by field: what Embind would swallow in silence (a string
// that becomes NaN, a name it does not know) is an error here.
import { SamplerError, type SamplerErrorCode } from './errors';
import {
  DEFAULT_ORDER,
  isStage,
  ORDERS,
  type Preset,
  STAGES,
  type Stage,
  type StageErrorCode,
  type StageRow,
  type StageSettings,
} from './stages';

/** How to sample. */
export interface Settings extends StageSettings {
  /** Token ids the penalty falls on; each counts once. @defaultValue [] */
  previousTokens?: ArrayLike<number>;
  /** The stages in the order they run; one left out does not run. @defaultValue DEFAULT_ORDER */
  order?: readonly Stage[] | Preset;
}

/** Settings with every default filled in. */
export interface CheckedSettings {
  stages: Required<StageSettings>;
  previousTokens: Int32Array;
  order: readonly Stage[];
}

const ROWS: Readonly<Record<Stage, StageRow & { readonly code: StageErrorCode }>> = STAGES;
const STAGE_NAMES = Object.keys(STAGES) as Stage[];
const NAMES: readonly string[] = [...STAGE_NAMES, 'previousTokens', 'order'];

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
export function checkU(value: unknown): number {
  if (typeof value !== 'number') throw new SamplerError('bad-coin', value);
  return value;
}

/** Fills in defaults and refuses wrong types; ranges are the core's to judge. */
export function checkSettings(settings: Settings = {}): CheckedSettings {
  checkNames(settings, NAMES);
  const stages = {} as Required<StageSettings>;
  for (const name of STAGE_NAMES) stages[name] = checkStage(name, settings[name]);
  return { stages, previousTokens: checkTokens(settings.previousTokens), order: checkOrder(settings.order) };
}

function checkStage(name: Stage, value: unknown): number {
  const { fallback, code, isCount } = ROWS[name];
  const number = checkNumber(value, fallback, code);
  if (isCount && (!Number.isInteger(number) || number < 0)) throw new SamplerError(code, value);
  return number;
}

const NO_TOKENS = new Int32Array(0);

/** Token ids as the core takes them, none where absent. */
export function checkTokens(value: unknown): Int32Array {
  if (value === undefined) return NO_TOKENS;
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
  if (value === undefined) return DEFAULT_ORDER;
  if (typeof value === 'string') {
    const order = Object.entries(ORDERS).find(([preset]) => preset === value);
    if (order === undefined) throw new SamplerError('bad-order', value);
    return order[1];
  }
  if (!Array.isArray(value)) throw new SamplerError('bad-order', value);
  return value.map((stage: unknown, index) => {
    if (!isStage(stage) || value.indexOf(stage) !== index) {
      throw new SamplerError('bad-order', stage, index);
    }
    return stage;
  });
}
