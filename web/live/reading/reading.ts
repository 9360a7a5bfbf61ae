import type { TokenText } from '../../worker/client.ts';
import { choiceKey, type ModelChoice } from '../models/choice.ts';
import type { LiveClient } from '../models/live-client.ts';
import { models } from '../models/page-models.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** The live model's logits after a text, one for every token of its vocabulary. */
export interface Reading {
  readonly ids: readonly number[];
  readonly tokens: readonly TokenText[];
  /** [vocabulary] */
  readonly logits: Float32Array;
  readonly vocabulary: Vocabulary;
}

/** Each holds 200 KB of logits. */
const MOST_KEPT = 24;
const kept = new Map<string, Reading>();

/**
 * Runs the model over a text, given as words or as token ids. Results are cached.
 * @throws ModelError from loading the model or from the prompt
 */
export async function read(
  prompt: string | readonly number[],
  choice: ModelChoice,
  signal: AbortSignal,
): Promise<Reading> {
  return models.use(choice, signal, (client) => readWith(client, prompt, choice));
}

async function readWith(
  client: LiveClient,
  prompt: string | readonly number[],
  choice: ModelChoice,
): Promise<Reading> {
  const vocabulary = await vocabularyOf(client);
  const ids = typeof prompt === 'string' ? (await client.tokenize(prompt)).ids : prompt;
  const key = `${choiceKey(choice)}:${ids.join(',')}`;
  const before = kept.get(key);
  if (before) return before;
  const logits = await client.logits(ids);
  const reading = { ids, tokens: ids.map((id) => vocabulary.describe(id)), logits, vocabulary };
  kept.set(key, reading);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return reading;
}
