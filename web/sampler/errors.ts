// Every way an input can be wrong has a name. The sentence says what, where and what to do.
import { STAGES, type StageErrorCode } from './stages';

/**
 * The names of all errors, the same from the core and from this wrapper. Each stage has one for its setting, such as
 * `bad-top-p`. Of the others, `bad-settings` is an unknown name or no object, `bad-order` a stage that is unknown or
 * named twice, `bad-count` a number of draws or of tokens out of range, `bad-coin` a random number u outside [0, 1),
 * `all-masked` a vocabulary of which every token is forbidden.
 */
export type SamplerErrorCode =
  | StageErrorCode
  | 'empty-logits'
  | 'nan-logit'
  | 'infinite-logit'
  | 'all-masked'
  | 'bad-logits-type'
  | 'bad-settings'
  | 'bad-token-id'
  | 'bad-coin'
  | 'bad-order'
  | 'bad-seed'
  | 'bad-range'
  | 'disposed-stream'
  | 'bad-probabilities'
  | 'bad-count';

/** Given the place of the offending value (` at index 3`, or nothing), says what is expected. */
const EXPECTED: Record<Exclude<SamplerErrorCode, StageErrorCode>, (where: string) => string> = {
  'empty-logits': () => 'There are no logits; pass at least one.',
  'nan-logit': (where) => `The logit${where} is not a number; give it one.`,
  'infinite-logit': (where) =>
    `The logit${where} is +infinity; a logit is a finite number, or -infinity to forbid its token.`,
  'all-masked': () =>
    'Every logit is -infinity, so every token is forbidden; give at least one a finite logit.',
  'bad-logits-type': () => 'Logits and other lists of values are a Float32Array or a Float64Array.',
  'bad-settings': () => 'Settings are an object with known names only; check the spelling.',
  'bad-token-id': (where) =>
    `The token id${where} must be a whole number from 0 to the vocabulary size less one.`,
  'bad-coin': () => 'The random number u must be from 0 up to, but not including, 1.',
  'bad-order': (where) =>
    `The stage${where} is unknown or named twice; an order is a preset's name or a list of stages.`,
  'bad-seed': () => 'A seed must be a whole number from 0 to 4,294,967,295.',
  'bad-range': () =>
    'The ends of a range and its width must be finite numbers, and the width of a face must not be below 0.',
  'disposed-stream': () => 'The stream of this seed was disposed of and gives no more numbers; make another.',
  'bad-probabilities': (where) =>
    `Probabilities${where} must be numbers from 0 to 1; a list of them is a Float64Array that sums to 1.`,
  'bad-count': () =>
    'A count must be a whole number of at least 0, and not too large for the memory or the time there is.',
};

function expected(code: SamplerErrorCode, where: string, value: unknown): string {
  const row = Object.values(STAGES).find((stage) => stage.code === code);
  return row ? row.expected(where, value) : EXPECTED[code as keyof typeof EXPECTED](where);
}

/** What this library throws for bad input; buffers of the caller are never changed by a failed call. */
export class SamplerError extends Error {
  override readonly name = 'SamplerError';
  readonly code: SamplerErrorCode;
  /** What was passed. */
  readonly value: unknown;
  /** Where in an array it stood; absent for a setting. */
  readonly index: number | undefined;

  constructor(code: SamplerErrorCode, value: unknown, index?: number) {
    const where = index === undefined ? '' : ` at index ${index}`;
    super(`${expected(code, where, value)} Got ${shown(value)}.`);
    this.code = code;
    this.value = value;
    this.index = index;
  }
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  if (typeof value === 'number' || value === null || value === undefined) return String(value);
  if (typeof value === 'bigint') return `the bigint ${value}`;
  return Object.prototype.toString.call(value).slice(8, -1);
}
