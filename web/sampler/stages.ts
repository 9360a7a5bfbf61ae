// The table of stages: all that the library and the page know of a stage. The core has a row for each too
// (wasm/sampling/stages/table.cpp); tests/sampler/stages.test.ts holds the two together.
//
// A new stage is a field of StageSettings, a row of STAGES, and its place in DEFAULT_ORDER.

/** The setting of each stage. Every default leaves the distribution alone. */
export interface StageSettings {
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
}

/** One link of the sampling chain, by the name of its setting. */
export type Stage = keyof StageSettings;

/** What a stage is called, and what its setting may be. The core judges ranges. */
export interface StageRow {
  /** In a text. */
  readonly label: string;
  /** In a link. */
  readonly key: string;
  /** The setting's default. */
  readonly fallback: number;
  /** Where only whole numbers of at least 0 will do. */
  readonly isCount?: true;
  /** The error of a setting that is refused. */
  readonly code: string;
  /** What is expected, given the place of the offending value (` at index 3`, or nothing) and the value. */
  readonly expected: (where: string, value: unknown) => string;
}

export const STAGES = {
  temperature: {
    label: 'temperature',
    key: 'T',
    fallback: 1,
    code: 'bad-temperature',
    expected(where, value) {
      if (!isFiniteNumber(value) || value < 0)
        return `The temperature${where} must be a finite number of 0 or more, where 0 is greedy.`;
      // The core gives a place where a logit overflowed, and none where a range is the wrong way round.
      return where
        ? 'The temperature is so small that a logit divided by it is too large to compute; take a larger one, or 0.'
        : 'The lowest temperature of a range may not be above its highest.';
    },
  },
  topK: {
    label: 'top-k',
    key: 'k',
    fallback: 0,
    isCount: true,
    code: 'bad-top-k',
    expected: () => 'Top-k must be a whole number of at least 0, where 0 is off.',
  },
  topP: {
    label: 'top-p',
    key: 'p',
    fallback: 1,
    code: 'bad-top-p',
    expected: () => 'Top-p must be a number from 0 to 1, where 1 is off.',
  },
  minP: {
    label: 'min-p',
    key: 'm',
    fallback: 0,
    code: 'bad-min-p',
    expected: () => 'Min-p must be a number from 0 to 1, where 0 is off.',
  },
  repetitionPenalty: {
    label: 'repetition penalty',
    key: 'penalty',
    fallback: 1,
    code: 'bad-repetition-penalty',
    expected: (_, value) =>
      isFiniteNumber(value) && value > 0
        ? 'The repetition penalty makes a logit too large to compute; take one nearer to 1.'
        : 'The repetition penalty must be a finite number above 0, where 1 is off.',
  },
} as const satisfies Record<Stage, StageRow>;

/** The errors of the stages' settings. */
export type StageErrorCode = (typeof STAGES)[Stage]['code'];

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value);

/** Penalty, temperature, top-k, top-p, min-p. */
export const DEFAULT_ORDER: readonly Stage[] = Object.freeze([
  'repetitionPenalty',
  'temperature',
  'topK',
  'topP',
  'minP',
] as const);

/** A chain under the name of who uses it. */
export type Preset = 'notebook' | 'hugging-face' | 'llama.cpp';

/**
 * `notebook` and `hugging-face` are the default order. `llama.cpp` runs penalty, top-k, top-p, min-p, temperature: it
 * scales last, so its filters see the distribution at temperature 1.
 */
export const ORDERS: Readonly<Record<Preset, readonly Stage[]>> = Object.freeze({
  notebook: DEFAULT_ORDER,
  'hugging-face': DEFAULT_ORDER,
  'llama.cpp': Object.freeze(['repetitionPenalty', 'topK', 'topP', 'minP', 'temperature'] as const),
});

/** Whether a name is a stage's. */
export function isStage(name: unknown): name is Stage {
  return typeof name === 'string' && Object.hasOwn(STAGES, name);
}
