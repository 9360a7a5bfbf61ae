// The text the page writes against text written without it: NumPy's forward pass and NumPy's sampler.
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { decode } from 'gpt-tokenizer/encoding/r50k_base';
import type { Settings } from '../../web/sampler/index.ts';
import { type Backend, CLOSE, openModel, serveHarness } from './model-page.ts';

interface Strategy {
  name: string;
  settings: Settings;
  id: number[];
  drawMargin: (number | null)[];
  filterMargin: (number | null)[];
  greedyGap: (number | null)[];
}

interface Run {
  prompt: string;
  ids: number[];
  first: { probes: number[]; logits: number[] };
  strategies: Strategy[];
}

const REFERENCE = new URL('../reference/generation.json', import.meta.url);
const { seed, runs }: { seed: number; runs: Run[] } = JSON.parse(readFileSync(REFERENCE, 'utf8'));

/** A software GPU writes a few tokens a second at best, so it writes the start of the runs that matter most. */
const ON_GPU = { prompts: ['31-tokens', '32-tokens', '40-tokens'], strategy: 'T=1.0, top-k=50', tokens: 6 };

let site: Awaited<ReturnType<typeof serveHarness>>;
test.setTimeout(400_000);
test.beforeAll(async () => {
  site = await serveHarness();
});
test.afterAll(() => site.close());

async function write(page: Page, run: Run, settings: Settings, maxTokens: number): Promise<number[]> {
  const prompt = decode(run.ids);
  return page.evaluate(
    async (options) => {
      const { ids } = await window.model.tokenize(options.prompt);
      return [...ids, ...(await window.model.generate(options)).ids];
    },
    { prompt, settings, seed, maxTokens },
  );
}

/** How near the reference's own decision at a step was to another one. */
function margin(strategy: Strategy, step: number): number {
  const { drawMargin, filterMargin, greedyGap } = strategy;
  return Math.min(
    ...[drawMargin, filterMargin, greedyGap].map((list) => list[step] ?? Number.POSITIVE_INFINITY),
  );
}

/** Compares to the end, or to the first step that differs and was too close to call; that one is reported. */
function compare(run: Run, strategy: Strategy, written: number[]): number {
  const tokens = written.slice(run.ids.length);
  expect(written.slice(0, run.ids.length), `${run.prompt}: the prompt's own tokens`).toEqual(run.ids);
  for (const [step, id] of tokens.entries()) {
    if (id === strategy.id[step]) continue;
    const where = `${run.prompt}, ${strategy.name}, step ${step}`;
    test
      .info()
      .annotations.push({ type: 'too close to call', description: `${where}: ${margin(strategy, step)}` });
    expect(margin(strategy, step), `${where}: ${id}, not ${strategy.id[step]}`).toBeLessThan(CLOSE);
    return step;
  }
  return tokens.length;
}

async function firstLogits(page: Page, run: Run): Promise<number> {
  const logits = await page.evaluate(async (ids) => Array.from(await window.model.logits(ids)), run.ids);
  return Math.max(
    ...run.first.probes.map((id, i) => Math.abs((logits[id] ?? 0) - (run.first.logits[i] ?? 0))),
  );
}

async function check(
  page: Page,
  backend: Backend,
  chosen: Run[],
  strategies: (s: Strategy) => boolean,
  most: number,
) {
  await openModel(page, site.url, backend);
  let equal = 0;
  for (const run of chosen) {
    expect(await firstLogits(page, run), `${run.prompt}: logits after the prompt`).toBeLessThan(5e-4);
    for (const strategy of run.strategies.filter(strategies)) {
      const count = Math.min(most, strategy.id.length);
      equal += compare(run, strategy, await write(page, run, strategy.settings, count));
    }
  }
  test.info().annotations.push({ type: `${backend}, tokens equal to NumPy's`, description: String(equal) });
}

test('wasm writes what NumPy writes: seven prompts, five settings', async ({ page }) => {
  await check(page, 'wasm', runs, () => true, Number.POSITIVE_INFINITY);
});

test('WebGPU writes what NumPy writes after 31, 32 and 40 tokens', async ({ page }) => {
  const chosen = runs.filter(({ prompt }) => ON_GPU.prompts.includes(prompt));
  expect(chosen).toHaveLength(ON_GPU.prompts.length);
  await check(page, 'webgpu', chosen, ({ name }) => name === ON_GPU.strategy, ON_GPU.tokens);
});
