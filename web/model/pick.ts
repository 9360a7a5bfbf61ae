import type { Sampler, Settings } from '../sampler/index';

/** One roll of the die over a model's logits. */
export interface Roll {
  id: number;
  /** The coin, in [0, 1). */
  u: number;
  /** Of the token, in the distribution it was drawn from. */
  probability: number;
  /** Of the token, in the softmax of the raw logits at temperature 1. */
  rawProbability: number;
  /** Nats: -ln of `rawProbability`, how little the model expected the token whatever the settings made of it. */
  surprise: number;
  /** Nats, of the distribution it was drawn from. */
  entropy: number;
  /** Nats, of the softmax of the raw logits at temperature 1. */
  rawEntropy: number;
  /** Tokens the settings left. */
  kept: number;
  /** Distance of u to the nearer edge of the token's interval in [0, 1). */
  margin: number;
}

/**
 * @param logits [vocabulary]
 * @param u in [0, 1)
 * @throws SamplerError
 */
export function pick(sampler: Sampler, logits: Float32Array, settings: Settings, u: number): Roll {
  const { probabilities, kept, entropy } = sampler.distribution(logits, settings);
  const id = sampler.draw(probabilities, u);
  const edges = sampler.cumulative(probabilities);
  const raw = sampler.softmax(logits);
  const low = id === 0 ? 0 : (edges[id - 1] as number);
  return {
    id,
    u,
    probability: probabilities[id] as number,
    rawProbability: raw[id] as number,
    surprise: sampler.surprise(raw[id] as number),
    entropy,
    rawEntropy: sampler.entropy(raw),
    kept: kept.length,
    margin: Math.min(u - low, (edges[id] as number) - u),
  };
}
