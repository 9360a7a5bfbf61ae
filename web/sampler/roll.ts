import { SamplerError } from './errors';

/** One roll of the die over a model's logits. */
export interface Roll {
  /** The token that u picked, or the one that was forced. */
  id: number;
  /** The random number, in [0, 1). */
  u: number;
  /** Of the token, in the distribution it was drawn from. */
  probability: number;
  /** Of the token, with the stages before the first cut applied. */
  uncutProbability: number;
  /** Of the token, in the softmax of the raw logits at temperature 1. */
  rawProbability: number;
  /** Nats: -ln of `rawProbability`, how little the model expected the token whatever the settings made of it. */
  surprise: number;
  /** Nats, of the distribution it was drawn from. */
  entropy: number;
  /** Nats, with the stages before the first cut applied. */
  uncutEntropy: number;
  /** Nats, of the softmax of the raw logits at temperature 1. */
  rawEntropy: number;
  /** Tokens the settings left. */
  kept: number;
  /** Distance of u to the nearer edge of the token's interval in [0, 1); below 0 where a forced token is not under u. */
  margin: number;
}

/** A token to be forced as the core takes it: -1 where there is none. Its upper limit is the core's to judge. */
export function checkForced(value: unknown): number {
  if (value === undefined) return -1;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new SamplerError('bad-token-id', value);
  }
  return value;
}
