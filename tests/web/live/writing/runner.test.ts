import { describe, expect, test } from 'vitest';
import { progressOf } from '../../../../web/live/writing/run-progress.ts';
import { type Job, keyOf, type Run, Runner } from '../../../../web/live/writing/runner.ts';
import type { GeneratedToken, ModelClient } from '../../../../web/worker/client.ts';

type Generate = ModelClient['generate'];
type Options = Parameters<Generate>[0];

type Models = ConstructorParameters<typeof Runner>[0];
const modelsOf = (use: Models['use'], running: Models['running'] = (wish) => wish): Models => ({
  use,
  running,
});

/** A model whose text is its seed again and again, a task a token. */
function model(hooks: { onToken?: (index: number, seed: number) => void; fails?: number } = {}) {
  const asked: Options[] = [];
  const generate: Generate = async (options) => {
    asked.push(options);
    const ids: number[] = [];
    if (options.seed === hooks.fails) throw new Error('the model broke');
    while (ids.length < options.maxTokens) {
      await new Promise((resolve) => setTimeout(resolve));
      if (options.signal?.aborted) return { ids, text: '', stopped: 'aborted', tokensPerSecond: 0 };
      ids.push(options.seed);
      options.onToken?.({ id: options.seed, index: ids.length - 1 } as GeneratedToken);
      hooks.onToken?.(ids.length, options.seed);
    }
    return { ids, text: '', stopped: 'length', tokensPerSecond: 50 };
  };
  return { asked, models: modelsOf(async (_on, _signal, work) => work({ generate })) };
}

const job = (seed: number, maxTokens = 3): Job => ({
  model: 'embedded',
  backend: 'wasm',
  prompt: 'Hi',
  settings: { temperature: 1 },
  seed,
  maxTokens,
});
const lengths = ({ texts }: Run, jobs: readonly Job[]) =>
  jobs.map((one) => texts.get(keyOf(one))?.tokens.length ?? 0);

describe('the runner', () => {
  test('writes the texts in order, one at a time, and says so', async () => {
    const { asked, models } = model();
    const runner = new Runner(models);
    const jobs = [job(1), job(2)];
    const heard: string[] = [];
    runner.run.subscribe(({ status, writing }) => {
      const at = jobs.findIndex((one) => keyOf(one) === writing);
      const line = at < 0 ? status : `${status} ${at}`;
      if (heard.at(-1) !== line) heard.push(line);
    });
    await runner.write(jobs);
    expect(asked.map(({ seed }) => seed)).toEqual([1, 2]);
    expect(asked[0]).toMatchObject({ prompt: 'Hi', settings: { temperature: 1 }, maxTokens: 3 });
    expect(heard).toEqual(['loading', 'writing 0', 'writing 1', 'done']);
    expect(lengths(runner.run.get(), jobs)).toEqual([3, 3]);
    expect(progressOf(runner.run.get(), jobs)).toEqual({ done: 2, of: 2, tokens: 6, tokensLeft: 0 });
  });

  test('Stop ends it at once and keeps what is there', async () => {
    const jobs = [job(1), job(2), job(3)];
    const runner: Runner = new Runner(
      model({ onToken: (index, seed) => index === 2 && seed === 2 && runner.stop() }).models,
    );
    await runner.write(jobs);
    const run = runner.run.get();
    expect(run.status).toBe('stopped');
    expect(lengths(run, jobs)).toEqual([3, 2, 0]);
    expect(progressOf(run, jobs)).toEqual({ done: 1, of: 3, tokens: 5, tokensLeft: 4 });
  });

  test('goes on where it was stopped: what has ended stays, what has not never gets shorter', async () => {
    const jobs = [job(1), job(2, 6), job(3)];
    let stopped = false;
    const onToken = (index: number, seed: number) => {
      if (stopped || index !== 4 || seed !== 2) return;
      stopped = true;
      runner.stop();
    };
    const runner = new Runner(model({ onToken }).models);
    await runner.write(jobs);
    const seen: number[] = [];
    runner.run.subscribe((run) => seen.push(lengths(run, jobs)[1] ?? 0));
    await runner.write(jobs);
    expect(lengths(runner.run.get(), jobs)).toEqual([3, 6, 3]);
    expect(Math.min(...seen)).toBe(4);
  });

  test('writes a text once, whatever list it stands in, until it is told to forget it', async () => {
    const { asked, models } = model();
    const runner = new Runner(models);
    await runner.write([job(1), job(2)]);
    await runner.write([job(2), job(3)]);
    expect(asked.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    runner.forget([job(2)]);
    await runner.write([job(2), job(3)]);
    expect(asked.map(({ seed }) => seed)).toEqual([1, 2, 3, 2]);
  });

  test('a new list takes over from the one that runs', async () => {
    const runner = new Runner(model().models);
    const first = runner.write([job(1, 100)]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await runner.write([job(2)]);
    await first;
    expect(runner.run.get().status).toBe('done');
    expect(lengths(runner.run.get(), [job(2)])).toEqual([3]);
  });

  test('a failure is told, with the texts before it', async () => {
    const runner = new Runner(model({ fails: 2 }).models);
    await runner.write([job(1), job(2)]);
    const run = runner.run.get();
    expect(run).toMatchObject({ status: 'failed', error: new Error('the model broke') });
    expect(lengths(run, [job(1), job(2)])).toEqual([3, 0]);
  });

  test('a model that does not open is told too', async () => {
    const use = async () => {
      throw new Error('no model');
    };
    const runner = new Runner(modelsOf(use));
    await runner.write([job(1)]);
    expect(runner.run.get().error).toEqual(new Error('no model'));
  });

  test('a list keeps the model it began with, also where another runs for the wish meanwhile', async () => {
    const wish = { model: 'larger', backend: 'wasm' } as const;
    let there = 'embedded';
    const seen: string[] = [];
    const { models } = model({
      onToken: () => {
        there = 'larger';
        seen.push(runner.on(wish).model);
      },
    });
    const runner: Runner = new Runner(modelsOf(models.use, () => ({ model: there, backend: 'wasm' })));
    await runner.write([job(1, 2)]);
    expect(seen).toEqual(['embedded', 'embedded']);
    expect(runner.on(wish).model).toBe('larger');
  });
});
