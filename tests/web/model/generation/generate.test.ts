import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type GeneratedToken,
  type GenerateOptions,
  generate,
  type Parts,
} from '../../../../web/model/generation/generate.ts';
import { Tokenizer } from '../../../../web/model/tokens/tokenizer.ts';
import { loadSampler, type Sampler } from '../../../../web/sampler/index.ts';

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url));
const tokenizer = new Tokenizer(JSON.parse(read('models/embedded/tokenizer.json').toString()));
let sampler: Sampler;

beforeAll(async () => {
  sampler = await loadSampler({ wasmBinary: read('build/wasm/sampling.wasm') });
});

/** A model that favours the tokens of a script, one after the other, and records what it is fed. */
function scripted(script: number[], contextLength = 64): Parts & { fed: number[][] } {
  const fed: number[][] = [];
  let step = 0;
  const engine = {
    contextLength,
    contextNote: '',
    get length() {
      return fed.flat().length;
    },
    reset() {
      fed.length = 0;
      step = 0;
    },
    async forward(ids: readonly number[]) {
      fed.push([...ids]);
      const logits = new Float32Array(50_257);
      logits[script[step++ % script.length] as number] = 14;
      return logits;
    },
  };
  return { engine, tokenizer, sampler, fed };
}

const OPTIONS = { prompt: 'Hi there', settings: { topK: 1 }, seed: 42, maxTokens: 4 };
const never = new AbortController().signal;

async function run(parts: Parts, options: GenerateOptions = OPTIONS, signal = never) {
  const tokens: GeneratedToken[] = [];
  const result = await generate(parts, options, signal, (token) => tokens.push(token));
  return { result, tokens };
}

describe('the loop', () => {
  test('goes on from token ids with the random number of the next token', async () => {
    const parts = scripted([11]);
    const options = { ...OPTIONS, prompt: [17250, 612, 11], skip: 2, maxTokens: 2 };
    const { tokens } = await run(parts, options);
    expect(parts.fed[0]).toEqual([17250, 612, 11]);
    // np.random.seed(42); np.random.random_sample(4)[2:]
    expect(tokens.map(({ u }) => u)).toEqual([0.7319939418114051, 0.5986584841970366]);
  });

  test('leaves out a million random numbers', async () => {
    const { tokens } = await run(scripted([11]), { ...OPTIONS, skip: 1_000_000, maxTokens: 1 });
    // np.random.seed(42); np.random.random_sample(1_000_001)[-1]
    expect(tokens.map(({ u }) => u)).toEqual([0.5951556239482597]);
  });

  test.each([-1, 0.5, Number.NaN, 1_000_001, 1e12])(
    'refuses to leave out %s random numbers',
    async (skip) => {
      await expect(run(scripted([11]), { ...OPTIONS, skip })).rejects.toMatchObject({
        code: 'bad-skip',
      });
    },
  );

  test.each([-1, 50_257, 0.5, Number.NaN])('refuses token %s in a prompt of ids', async (id) => {
    await expect(run(scripted([11]), { ...OPTIONS, prompt: [11, id] })).rejects.toMatchObject({
      code: 'bad-token-id',
    });
  });

  test('takes forced tokens first, tells their numbers and uses up their random numbers', async () => {
    const free = (await run(scripted([262]), { ...OPTIONS, settings: { topK: 0 } })).tokens;
    const parts = scripted([262]);
    const { tokens, result } = await run(parts, { ...OPTIONS, settings: { topK: 0 }, forced: [3290, 262] });
    expect(result.ids.slice(0, 2)).toEqual([3290, 262]);
    expect(parts.fed.slice(1, 3)).toEqual([[3290], [262]]);
    expect(tokens.map(({ u }) => u)).toEqual(free.map(({ u }) => u));
    // One logit of 14, all others 0.
    const sum = Math.exp(14) + 50_256;
    expect(tokens[0]?.surprise).toBeCloseTo(Math.log(sum), 9);
    expect(tokens[1]?.probability).toBeCloseTo(Math.exp(14) / sum, 12);
    expect(tokens[0]?.margin).toBeLessThan(0);
  });

  test('a removed token can be forced: it had no share of the die', async () => {
    const { tokens } = await run(scripted([262]), { ...OPTIONS, forced: [3290] });
    expect(tokens[0]).toMatchObject({ id: 3290, kept: 1, probability: 0 });
    expect(tokens[0]?.uncutProbability).toBe(tokens[0]?.rawProbability);
  });

  test('tells what stood before the first cut: penalty and temperature, and no cut', async () => {
    const settings = { temperature: 0.5, topP: 0.9 };
    const [token] = (await run(scripted([11]), { ...OPTIONS, settings })).tokens;
    const plain = (await run(scripted([11]), { ...OPTIONS, settings: { temperature: 0.5 } })).tokens[0];
    expect(token?.uncutProbability).toBe(plain?.probability);
    expect(token?.uncutEntropy).toBe(plain?.entropy);
    expect(token?.probability).toBe(1);
    const last = { ...settings, order: 'llama.cpp' as const };
    const [late] = (await run(scripted([11]), { ...OPTIONS, settings: last })).tokens;
    expect(late?.uncutProbability).toBe(late?.rawProbability);
  });

  test.each([-1, 50_257, 0.5])('refuses to force token %s', async (id) => {
    await expect(run(scripted([11]), { ...OPTIONS, forced: [11, id] })).rejects.toMatchObject({
      code: 'bad-token-id',
    });
  });

  test('tells the entropy of the raw logits beside that of the die', async () => {
    const [token] = (await run(scripted([11]))).tokens;
    // One logit of 14 over 50,256 of 0, and a die with one face.
    const others = 50_256 * Math.exp(-14);
    const entropy = Math.log(1 + others) + (14 * others) / (1 + others);
    expect(token?.entropy).toBe(0);
    expect(token?.rawEntropy).toBeCloseTo(entropy, 9);
  });

  test('feeds the prompt at once, then token by token', async () => {
    const parts = scripted([11, 262, 3290]);
    const { result } = await run(parts);
    expect(result).toMatchObject({ ids: [11, 262, 3290, 11], text: ', the dog,', stopped: 'length' });
    expect(parts.fed).toEqual([tokenizer.encode('Hi there'), [11], [262], [3290]]);
  });

  test("takes one random number a token from NumPy's stream, even where there is no choice", async () => {
    const { tokens } = await run(scripted([11]));
    // np.random.seed(42); np.random.random_sample(4)
    const numbers = [0.3745401188473625, 0.9507143064099162, 0.7319939418114051, 0.5986584841970366];
    expect(tokens.map(({ u }) => u)).toEqual(numbers);
    expect(tokens.map(({ kept, probability }) => [kept, probability])).toEqual(Array(4).fill([1, 1]));
    // ... yet the model itself was not sure: 14 stands against 50,256 zeros.
    const nats = Math.log1p(50_256 / Math.exp(14));
    for (const { surprise } of tokens) expect(surprise).toBeCloseTo(nats, 9);
  });

  test('gives each token its place on the die', async () => {
    const { tokens } = await run(scripted([262]), { ...OPTIONS, settings: { topK: 0 } });
    for (const { id, u, margin, probability, rawProbability, surprise, entropy, kept } of tokens) {
      expect(kept).toBe(50_257);
      expect(probability).toBe(rawProbability);
      expect(surprise).toBeCloseTo(-Math.log(rawProbability), 12);
      expect(margin).toBeGreaterThanOrEqual(0);
      expect(margin).toBeLessThanOrEqual(probability / 2 + 1e-15);
      expect(entropy).toBeGreaterThan(0);
      expect([id, u]).toEqual([expect.any(Number), expect.any(Number)]);
    }
  });

  test('penalises the prompt and what was generated', async () => {
    // 14 / 20 falls below the 1 of another token.
    const parts = scripted([262]);
    const forward = parts.engine.forward;
    parts.engine.forward = async (ids) => {
      const logits = await forward(ids);
      logits[3290] = 1;
      return logits;
    };
    const { result } = await run(parts, {
      ...OPTIONS,
      settings: { topK: 1, repetitionPenalty: 20 } as never,
    });
    expect(result.ids.slice(0, 2)).toEqual([262, 3290]);
  });

  test('shows text as far as its characters are whole', async () => {
    const hand = tokenizer.encode('👋');
    const { tokens, result } = await run(scripted([...hand, 0]), { ...OPTIONS, maxTokens: hand.length + 1 });
    expect(tokens.map(({ textSoFar }) => textSoFar)).toEqual(['', '👋', '👋!']);
    expect(result.text).toBe('👋!');
  });

  test('starts a document where the prompt is empty', async () => {
    const parts = scripted([11]);
    await run(parts, { ...OPTIONS, prompt: '' });
    expect(parts.fed[0]).toEqual([50_256]);
  });
});

describe('the end', () => {
  test('comes with the end-of-text token, which is no text', async () => {
    const { result } = await run(scripted([11, 50_256]));
    expect(result).toMatchObject({ ids: [11, 50_256], text: ',', stopped: 'end-of-text' });
  });

  test('comes where the context is full', async () => {
    const { result } = await run(scripted([11], 4), { ...OPTIONS, maxTokens: 100 });
    // Two tokens of prompt, two more fed, and the one drawn after them.
    expect(result).toMatchObject({ ids: [11, 11, 11], stopped: 'context-full' });
  });

  test('comes with an abort, before the next token', async () => {
    const controller = new AbortController();
    const tokens: number[] = [];
    const options = { ...OPTIONS, maxTokens: 50 };
    const result = await generate(scripted([11]), options, controller.signal, ({ id }) => {
      tokens.push(id);
      if (tokens.length === 3) controller.abort();
    });
    expect(result).toMatchObject({ ids: [11, 11, 11], stopped: 'aborted' });
  });

  test('an abort while the model computes drops that token', async () => {
    const controller = new AbortController();
    const parts = scripted([11]);
    const forward = parts.engine.forward;
    parts.engine.forward = async (ids) => {
      if (parts.fed.length === 2) controller.abort();
      return forward(ids);
    };
    const { result } = await run(parts, { ...OPTIONS, maxTokens: 50 }, controller.signal);
    expect(result).toMatchObject({ ids: [11, 11], stopped: 'aborted' });
  });
});

test.each<[object, string]>([
  [{ maxTokens: 0 }, 'bad-max-tokens'],
  [{ maxTokens: 1.5 }, 'bad-max-tokens'],
  [{ prompt: 'word '.repeat(65) }, 'prompt-too-long'],
  [{ seed: -1 }, 'bad-seed'],
  [{ settings: { topP: 2 } }, 'bad-top-p'],
])('%j is refused as %s', async (change, code) => {
  await expect(run(scripted([11]), { ...OPTIONS, ...change })).rejects.toMatchObject({ code });
});
