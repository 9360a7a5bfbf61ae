// A large vocabulary at a glance, for figures of tens of thousands of tokens that follow a slider: the
// best tokens one by one, the rest as sums, and a few tokens that were asked for.
import { SamplerError } from './errors';
import { checkCoin, checkNames, checkNumber, checkTokens } from './settings';
import type { Stage } from './stages';

/** How much a survey tells. */
export interface SurveyOptions {
  /** How many of the best tokens. @defaultValue 20 */
  top?: number;
  /** How many ranks of the tail. @defaultValue 160 */
  points?: number;
  /** The narrowest face of the die, at least 0; empty faces are left out even at 0. @defaultValue 0.002 */
  minFace?: number;
  /** Ids of tokens to trace. @defaultValue [] */
  ask?: ArrayLike<number>;
  /** A coin in [0, 1) to draw a token with. */
  coin?: number;
}

/** How one token stood after one stage: the numbers of TraceStage. */
export interface AskedStage {
  name: Stage;
  /** False for a stage that is off. */
  active: boolean;
  /** Its score, -Infinity where removed. */
  logit: number;
  probability: number;
}

/** Which stage removed a token, what it compared, and with what bound (see Removed). */
export interface Removal {
  stage: Stage;
  value: number;
  bound: number;
}

/** What each stage of the chain made of one token. */
export interface TokenTrace {
  id: number;
  /** From 1, by score before the first cut; ties by the lower id, masked tokens last. */
  rank: number;
  /** As it came in. */
  logit: number;
  raw: number;
  before: number;
  probability: number;
  /** Absent if no stage removed it. */
  removed?: Removal;
  /** In the order they ran, those that are off included. */
  stages: AskedStage[];
}

/** @deprecated The name of TokenTrace until 0.1. */
export type AskedToken = TokenTrace;

/**
 * What the chain makes of a vocabulary. Three distributions side by side: `raw` is the softmax of the
 * logits at temperature 1, `before` the one before the first stage that removed a token,
 * `probabilities` the final one. Every number equals the one that `trace` gives.
 */
export interface Survey {
  /** V, the size of the vocabulary. */
  size: number;
  /** How many tokens the chain left. */
  kept: number;
  /** Nats, of the final distribution. */
  entropy: number;
  /** Nats, of the raw distribution. */
  rawEntropy: number;
  /** The best tokens by score before the first cut; ties by the lower id. */
  top: {
    ids: Uint32Array;
    raw: Float64Array;
    before: Float64Array;
    probabilities: Float64Array;
    /** Null for a token that is kept, or was masked from the start. */
    removed: (Removal | null)[];
  };
  /** All other tokens as one: how many, how many of them are kept, their summed shares. */
  others: { count: number; kept: number; raw: number; before: number; probabilities: number };
  /** Ranks from 1 to V, dense at first and then in equal ratios, with the shares of the tokens there. */
  tail: { ranks: Uint32Array; before: Float64Array; probabilities: Float64Array };
  /** The faces of the final die in id order: the coins u with from <= u < to, ends as `cumulative` has them. */
  faces: { ids: Uint32Array; from: Float64Array; to: Float64Array };
  /** The kept tokens whose faces are not among them: how many, and their summed share. */
  crumbs: { count: number; probabilities: number };
  /** The token under the coin; absent without one. */
  drawn?: number;
  /** One for each id of `ask`, in its order. */
  asked: TokenTrace[];
}

/** Options with every default filled in, fit to cross into the core. */
export interface CheckedSurveyOptions {
  top: number;
  points: number;
  minFace: number;
  ask: Int32Array;
  hasCoin: boolean;
  coin: number;
}

/** Fills in defaults and refuses wrong types; ranges are the core's to judge. */
export function checkSurveyOptions(options: SurveyOptions = {}): CheckedSurveyOptions {
  checkNames(options, ['top', 'points', 'minFace', 'ask', 'coin']);
  return {
    top: checkCount(options.top, 20),
    points: checkCount(options.points, 160),
    minFace: checkNumber(options.minFace, 0.002, 'bad-range'),
    ask: checkTokens(options.ask),
    hasCoin: options.coin !== undefined,
    coin: options.coin === undefined ? 0 : checkCoin(options.coin),
  };
}

function checkCount(value: unknown, fallback: number): number {
  const count = checkNumber(value, fallback, 'bad-count');
  if (!Number.isInteger(count) || count < 0) throw new SamplerError('bad-count', value);
  return count;
}
