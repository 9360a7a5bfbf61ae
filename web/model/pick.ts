import { DEFAULT_ORDER, ORDERS, type Sampler, type Settings, type Stage } from '../sampler/index';

/** One roll of the die over a model's logits. */
export interface Roll {
  /** The token the coin picked, or the one that was forced. */
  id: number;
  /** The coin, in [0, 1). */
  u: number;
  /** Of the token, in the distribution it was drawn from. */
  probability: number;
  /** Of the token, with penalty and temperature applied and nothing cut yet. */
  uncutProbability: number;
  /** Of the token, in the softmax of the raw logits at temperature 1. */
  rawProbability: number;
  /** Nats: -ln of `rawProbability`, how little the model expected the token whatever the settings made of it. */
  surprise: number;
  /** Nats, of the distribution it was drawn from. */
  entropy: number;
  /** Nats, with penalty and temperature applied and nothing cut yet. */
  uncutEntropy: number;
  /** Nats, of the softmax of the raw logits at temperature 1. */
  rawEntropy: number;
  /** Tokens the settings left. */
  kept: number;
  /** Distance of u to the nearer edge of the token's interval in [0, 1); below 0 where a forced token is not under u. */
  margin: number;
}

const CUTS: readonly Stage[] = ['topK', 'topP', 'minP'];

/** The settings without their first cut and all that comes after it. */
function uncut(settings: Settings): Settings {
  const { order = DEFAULT_ORDER } = settings;
  const stages = typeof order === 'string' ? ORDERS[order] : order;
  const first = stages.findIndex((stage) => CUTS.includes(stage));
  return { ...settings, order: first < 0 ? stages : stages.slice(0, first) };
}

/**
 * @param logits [vocabulary]
 * @param u in [0, 1)
 * @param forced a token to take in place of the one under u
 * @throws SamplerError
 */
export function pick(
  sampler: Sampler,
  logits: Float32Array,
  settings: Settings,
  u: number,
  forced?: number,
): Roll {
  const { probabilities, kept, entropy } = sampler.distribution(logits, settings);
  const before = sampler.distribution(logits, uncut(settings));
  const id = forced ?? sampler.draw(probabilities, u);
  const edges = sampler.cumulative(probabilities);
  const raw = sampler.distribution(logits, {});
  const low = id === 0 ? 0 : (edges[id - 1] as number);
  return {
    id,
    u,
    probability: probabilities[id] as number,
    uncutProbability: before.probabilities[id] as number,
    rawProbability: raw.probabilities[id] as number,
    surprise: sampler.surprise(raw.probabilities[id] as number),
    entropy,
    uncutEntropy: before.entropy,
    rawEntropy: raw.entropy,
    kept: kept.length,
    margin: Math.min(u - low, (edges[id] as number) - u),
  };
}
