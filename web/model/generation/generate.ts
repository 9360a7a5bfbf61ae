import type { Roll, Sampler, Settings } from '../../sampler/index.ts';
import { ModelError } from '../error.ts';
import { GrowingText } from '../tokens/bytes.ts';
import type { Tokenizer, TokenText } from '../tokens/tokenizer.ts';
import type { Engine } from './engine.ts';
import { nextTask } from './task.ts';

/** No text uses up more random numbers than this. Skipping so many takes some milliseconds. */
const MOST_SKIPPED = 1_000_000;

export interface GenerateOptions {
  /** Text, or token ids for a text that was forced or rewound. */
  prompt: string | readonly number[];
  /** `previousTokens` is filled in here: the prompt and what was generated. */
  settings: Settings;
  /** Of NumPy's stream: one random number a token, even when greedy. */
  seed: number;
  /** At least 1. */
  maxTokens: number;
  /**
   * How many random numbers of the seed's stream are used already, at most 1,000,000. A text that goes on from its
   * tenth token takes the tenth number: each token keeps its number, however the text came about.
   * @defaultValue 0
   */
  skip?: number;
  /**
   * Tokens that the text starts with instead of drawn ones. Each is fed and measured like a drawn token, counts as a
   * token of the text, and uses up its random number.
   * @defaultValue []
   */
  forced?: readonly number[];
}

export interface GeneratedToken extends TokenText, Roll {
  index: number;
  /** All that was generated, this token included, up to its last whole character. */
  textSoFar: string;
}

export interface GenerationResult {
  ids: number[];
  /** Without the prompt and without the end-of-text token. */
  text: string;
  stopped: 'length' | 'end-of-text' | 'aborted' | 'context-full';
  /** Without the time that the prompt took; 0 where fewer than two tokens came. */
  tokensPerSecond: number;
}

export interface Parts {
  engine: Pick<Engine, 'contextLength' | 'contextNote' | 'length' | 'reset' | 'forward'>;
  tokenizer: Tokenizer;
  sampler: Sampler;
}

/**
 * @returns the prompt's ids; those of an empty prompt are the end-of-text token, after which a document starts
 * @throws ModelError `prompt-too-long`, `bad-token-id`
 */
export function promptIds(
  { engine, tokenizer }: Pick<Parts, 'engine' | 'tokenizer'>,
  prompt: string | readonly number[],
): number[] {
  const ids = typeof prompt === 'string' ? tokenizer.encode(prompt) : [...prompt];
  if (ids.length > engine.contextLength) {
    const message = `The prompt has ${ids.length} tokens and the model holds ${engine.contextLength}${engine.contextNote}. Shorten the prompt.`;
    throw new ModelError('prompt-too-long', message);
  }
  for (const id of ids) tokenizer.describe(id);
  return ids.length > 0 ? ids : [tokenizer.endOfText];
}

/** @returns undefined where the signal ended the work before it was done */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return work.catch((error) => {
    if (signal.aborted) return undefined;
    throw error;
  });
}

/** Tokens a second between the first token and the last. */
function speed(times: readonly number[]): number {
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  return seconds > 0 ? (times.length - 1) / seconds : 0;
}

/**
 * Logits from the engine, a random number, a token, and again.
 * @param signal ends the run before its next token; what is there already is the result
 * @throws ModelError `bad-max-tokens`, `bad-skip`, `prompt-too-long`, `bad-token-id`; SamplerError for bad
 * settings or a bad seed
 */
export async function generate(
  parts: Parts,
  { prompt, settings, seed, maxTokens, skip = 0, forced = [] }: GenerateOptions,
  signal: AbortSignal,
  onToken: (token: GeneratedToken) => void,
): Promise<GenerationResult> {
  if (!Number.isSafeInteger(maxTokens) || maxTokens < 1) {
    throw new ModelError('bad-max-tokens', `${maxTokens} tokens cannot be generated; ask for 1 or more.`);
  }
  const { engine, tokenizer, sampler } = parts;
  if (!Number.isInteger(skip) || skip < 0 || skip > MOST_SKIPPED) {
    throw new ModelError(
      'bad-skip',
      `${skip} random numbers cannot be left out; the number is whole, from 0 to ${MOST_SKIPPED.toLocaleString('en')}.`,
    );
  }
  for (const id of forced) tokenizer.describe(id);
  const random = sampler.random(seed);
  random.skip(skip);
  const start = promptIds(parts, prompt);
  const ids: number[] = [];
  const text = new GrowingText();
  const times: number[] = [];
  const finish = (stopped: GenerationResult['stopped']) => ({
    ids,
    text: text.toString(),
    stopped,
    tokensPerSecond: speed(times),
  });
  engine.reset();
  let next = start;
  while (ids.length < maxTokens) {
    if (engine.length + next.length > engine.contextLength) return finish('context-full');
    await nextTask();
    if (signal.aborted) return finish('aborted');
    const logits = await unlessAborted(engine.forward(next, signal), signal);
    await nextTask();
    if (signal.aborted || !logits) return finish('aborted');
    const chain = { ...settings, previousTokens: [...start, ...ids] };
    const roll = sampler.roll(logits, chain, random.uniform(), forced[ids.length]);
    const described = tokenizer.describe(roll.id);
    const isEnd = roll.id === tokenizer.endOfText;
    if (!isEnd) text.push(described.bytes);
    times.push(performance.now());
    ids.push(roll.id);
    onToken({ ...described, ...roll, index: ids.length - 1, textSoFar: text.toString() });
    if (isEnd) return finish('end-of-text');
    next = [roll.id];
  }
  return finish('length');
}
