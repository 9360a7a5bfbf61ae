// What the core answers: a distribution, and the story of how it came about.
import type { Stage } from './stages';

/** The scores of all V tokens, one per token id; -Infinity for a token that is out. */
export type Logits = Float32Array | Float64Array;

/** A distribution over V tokens. */
export interface Distribution {
  /** V entries in token-id order. */
  probabilities: Float64Array;
  /** Ids still in, ascending. A kept token may have underflowed to probability 0. */
  kept: Uint32Array;
  /** Nats. */
  entropy: number;
}

/** The tokens that one stage took out. */
export interface Removed {
  /** By score from the largest down; equal scores by the lower id. */
  ids: Uint32Array;
  /**
   * What was compared with `bound`, per id: top-k and greedy the score, top-p the cumulative
   * probability before the token, min-p its probability.
   */
  values: Float64Array;
  /**
   * Top-k: the smallest kept score. Top-p: topP. Min-p: minP times the largest probability. Greedy:
   * the largest score. NaN where nothing was compared.
   */
  bound: number;
  /**
   * True where top-p kept its last token although the sum before it falls short of topP by no more than 1e-12: on
   * paper that sum may reach it, so the rounding of float64 decided that the token stays.
   */
  byRounding: boolean;
}

/** How things stood after one stage. */
export interface TraceStage extends Distribution {
  name: Stage;
  /** False for a stage that is off: it changed nothing. */
  active: boolean;
  /** V scores, -Infinity where removed. */
  logits: Float64Array;
  removed: Removed;
}

/** A distribution with every step that led to it. */
export interface Trace extends Distribution {
  /** Before the chain: the raw logits and their softmax at temperature 1. */
  input: { logits: Float64Array; probabilities: Float64Array; entropy: number };
  /** In the order they ran, those that are off included. */
  stages: TraceStage[];
}
