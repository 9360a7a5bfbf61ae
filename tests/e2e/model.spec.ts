// The live model in a browser, both ways to run it, against the plain forward pass and against each other.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { logitsAfter } from '../../models/verify/forward-pass.mjs';
import { parseManifest } from '../../web/model/manifest.ts';
import { externalTensors } from '../../web/model/session/weights.ts';
import { BACKENDS, type Backend, CLOSE, openModel, serveHarness } from './model-page.ts';

const PACKAGE = new URL('../../models/embedded/', import.meta.url);

/** Around 32 tokens the GPU's attention takes another path; 256 fill the context. */
const LENGTHS = [1, 31, 32, 33, 40, 256];

const RUN = {
  prompt: 'The old man and the sea',
  settings: { temperature: 0.9, topP: 0.95, topK: 200, repetitionPenalty: 1.1 },
  seed: 42,
  maxTokens: 16,
};

let site: Awaited<ReturnType<typeof serveHarness>>;

test.describe.configure({ mode: 'serial' });
// A software GPU compiles its shaders for tens of seconds.
test.setTimeout(300_000);

test.beforeAll(async () => {
  site = await serveHarness();
});

test.afterAll(() => site.close());

function reference(lengths: readonly number[]): { ids: number[]; logits: Float32Array }[] {
  const read = (file: string) => readFileSync(new URL(file, PACKAGE));
  const manifest = parseManifest(JSON.parse(read('manifest.json').toString()));
  const shards = manifest.shards.map(({ file }) => new Uint8Array(read(file)));
  const weights = new Map(
    externalTensors(manifest, shards, 'wasm').map(({ path, data }) => [
      path,
      new Float32Array(Uint8Array.from(data).buffer),
    ]),
  );
  return lengths.map((length) => {
    const ids = Array.from({ length }, (_, i) => (i * 6007 + 101) % manifest.architecture.vocabulary);
    return { ids, logits: logitsAfter(manifest.architecture, weights, ids) };
  });
}

function generate(page: Page, run: typeof RUN) {
  return page.evaluate(async (options) => {
    const tokens: { id: number; u: number; margin: number }[] = [];
    const result = await window.model.generate({
      ...options,
      onToken: ({ id, u, margin }) => tokens.push({ id, u, margin }),
    });
    return { ...result, tokens };
  }, run);
}

const runs = new Map<Backend, Awaited<ReturnType<typeof generate>>>();

for (const backend of BACKENDS) {
  test(`${backend}: logits are the reference's, and a run is seeded`, async ({ page }) => {
    const info = await openModel(page, site.url, backend);
    expect(info.backend).toMatch(backend);
    for (const { ids, logits } of reference(LENGTHS)) {
      const found = await page.evaluate(async (prompt) => Array.from(await window.model.logits(prompt)), ids);
      const error = found.reduce((worst, x, i) => Math.max(worst, Math.abs(x - (logits[i] as number))), 0);
      test
        .info()
        .annotations.push({ type: `${backend}, ${ids.length} tokens`, description: `off by ${error}` });
      expect(error, `after ${ids.length} tokens`).toBeLessThan(5e-4);
    }
    const run = await generate(page, RUN);
    expect(run.stopped).toBe('length');
    expect(run.tokens.map(({ id }) => id)).toEqual(run.ids);
    expect(run.tokens.every(({ margin }) => margin >= 0)).toBe(true);
    runs.set(backend, run);
    test
      .info()
      .annotations.push({ type: `${backend}, tokens a second`, description: run.tokensPerSecond.toFixed(1) });
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  });
}

test('both ways give the same tokens', () => {
  const [wasm, webgpu] = BACKENDS.map((backend) => runs.get(backend));
  if (!wasm || !webgpu) throw new Error('one of the runs is missing');
  expect(webgpu.tokens.map(({ u }) => u)).toEqual(wasm.tokens.map(({ u }) => u));
  for (const [step, { id, margin }] of wasm.tokens.entries()) {
    if (margin < CLOSE) {
      test
        .info()
        .annotations.push({ type: 'close draw', description: `step ${step}: ${margin} from an edge` });
      if (webgpu.tokens[step]?.id !== id) break;
    }
    expect(webgpu.tokens[step]?.id, `step ${step}, ${margin} from an edge`).toBe(id);
  }
});

test('a run stops where its context ends, where it is told to, and not at bad settings', async ({ page }) => {
  const { contextLength } = await openModel(page, site.url, 'wasm');
  const results = await page.evaluate(async () => {
    const { model } = window;
    const greedy = { prompt: 'The king', settings: { topK: 1 }, seed: 7 };
    const full = await model.generate({ ...greedy, maxTokens: 10_000 });
    const controller = new AbortController();
    const seen: number[] = [];
    const stopped = await model.generate({
      ...greedy,
      maxTokens: 200,
      signal: controller.signal,
      onToken({ id }) {
        seen.push(id);
        if (seen.length === 5) controller.abort();
      },
    });
    const refused = (promise: Promise<unknown>) =>
      promise.then(
        () => 'fulfilled',
        (error) => error.code,
      );
    const codes = [
      await refused(model.generate({ ...greedy, maxTokens: 0 })),
      await refused(model.generate({ ...greedy, settings: { topP: 2 }, maxTokens: 1 })),
      await refused(model.logits('word '.repeat(400))),
      await refused(model.logits([50_257])),
      await refused(new window.ModelClient().logits('x')),
    ];
    const prompt = (await model.tokenize(greedy.prompt)).ids.length;
    return {
      full,
      stopped,
      seen,
      codes,
      prompt,
      again: (await model.generate({ ...greedy, maxTokens: 5 })).ids,
    };
  });
  expect(results.full.stopped).toBe('context-full');
  // The last token needs no place of its own.
  expect(results.full.ids).toHaveLength(contextLength - results.prompt + 1);
  expect(results.stopped.stopped).toBe('aborted');
  expect(results.stopped.ids.length).toBeLessThanOrEqual(6);
  expect(results.stopped.ids.slice(0, 5)).toEqual(results.seen.slice(0, 5));
  expect(results.again).toEqual(results.full.ids.slice(0, 5));
  expect(results.codes).toEqual([
    'bad-max-tokens',
    'bad-top-p',
    'prompt-too-long',
    'bad-token-id',
    'not-loaded',
  ]);
});

test('a damaged shard is refused by name, and every variant that does not hold says why', async ({
  page,
}) => {
  await page.goto(site.url);
  await page.locator('html[data-ready]').waitFor();
  const load = (backend: 'auto' | 'wasm' | 'webgpu') =>
    page.evaluate(
      (wanted) =>
        new window.ModelClient().load({ backend: wanted }).then(
          ({ backend: taken, why }) => ({ taken, why }),
          ({ code, message }) => ({ code, message }),
        ),
      backend,
    );
  await page.route('**/*.bin', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[1000] = (body[1000] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
  expect(await load('wasm')).toEqual({
    code: 'corrupt',
    message: expect.stringContaining('.bin arrived changed'),
  });
  await page.unroute('**/*.bin');

  const software = 'its GPU is software, slower than WebAssembly.';
  const why = [`WebGPU: ${software}`];
  expect(await load('auto')).toEqual({ taken: 'wasm', why });

  await page.route(/(jspi|asyncify)\.[0-9a-f]+\.wasm$/, (route) => route.fulfill({ status: 404, body: '' }));
  const message = expect.stringMatching(
    /WebGPU: .*jspi\.[0-9a-f]+\.wasm answered 404.*WebGPU \(asyncify\): .*answered 404/,
  );
  expect(await load('webgpu')).toEqual({ code: 'no-backend', message });
});
