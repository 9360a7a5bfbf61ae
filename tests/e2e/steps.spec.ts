// The lesson on steps: what is forced, rewound and branched is what the model gives when the same ids are fed from the start.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { branches } from '../../web/lessons/08-steps/tree/branches.ts';
import { decodeTree, encodeTree } from '../../web/lessons/08-steps/tree/link.ts';
import { idsTo, type Node, pathTo, ROOT, type Tree } from '../../web/lessons/08-steps/tree/tree.ts';
import { loadSampler } from '../../web/sampler/index.ts';
import { openModel, serveHarness } from './model-page.ts';
import { expect, open, test } from './site.ts';
import { expectAccessible, expectFits } from './sound.ts';
import { stopAfter } from './stop.ts';
import { asNumber, readTable } from './tables.ts';

const LOADING = { timeout: 120_000 };
const chips = '.chips [role=option]';

test.setTimeout(240_000);

test('forced, rewound and branched texts are what the model writes from the same ids', async ({
  page,
  browser,
}) => {
  await open(page, 'steps', 4, '?backend=wasm');
  await roll(page);
  const first = await tree(page);
  expect(first.nodes).toHaveLength(15);
  // Three tokens were left there, so this one was removed.
  await forceBar(page, 2, 8);
  await expect.poll(async () => (await texts(page)).length).toBe(2);
  await page.locator(chips).nth(8).click();
  await another(page);
  await expect.poll(async () => (await texts(page)).length).toBe(3);
  const grown = await tree(page);
  expect(grown.nodes.filter(({ forced }) => forced)).toHaveLength(1);
  expect(new Set(grown.nodes.map(({ seed }) => seed))).toEqual(new Set([42, 43]));
  await expectModelAgrees(await browser.newPage(), grown);
});

test('the numbers of the text are the core’s, from the model’s own logits', async ({ page, browser }) => {
  await open(page, 'steps', 2, '?backend=wasm&n=6');
  await roll(page, 6);
  const { rows } = await readTable(page);
  const { prompt, nodes } = await tree(page);
  const ids = nodes.map(({ id }) => id);
  const settings = { temperature: 0.7, topP: 0.9 };
  const sampler = await core();
  const logits = await logitsAfter(await browser.newPage(), prompt, ids);
  await page.getByRole('button', { name: 'Step 3:' }).click();
  await page.locator(chips).nth(4).click();
  await expect(page.getByRole('heading', { name: 'The die of token 5' })).toBeVisible(LOADING);
  const die = await readTable(page, 1);
  const fifth = sampler.distribution(logits[4] as Float32Array, settings).probabilities;
  expect(die.rows.find((row) => row.at(-1) === 'yes')?.[1]).toBe(String(ids[4]));
  for (const row of die.rows) {
    const share = fifth[Number(row[1])] as number;
    expect(asNumber(row[5] as string), `share of token ${row[1]}`).toBeCloseTo(share, 4);
  }
  for (const [i, row] of rows.entries()) {
    const raw = sampler.softmax(logits[i] as Float32Array);
    const before = sampler.softmax(logits[i] as Float32Array, { temperature: 0.7 });
    const after = sampler.distribution(logits[i] as Float32Array, settings);
    const id = ids[i] as number;
    const told = row.slice(4).map(asNumber);
    const wanted = [
      sampler.surprise(raw[id] as number),
      raw[id],
      before[id],
      after.probabilities[id],
      sampler.entropy(before),
      after.kept.length,
    ];
    wanted.forEach((value, k) => {
      expect((told[k] as number) / (value as number), `token ${i + 1}, column ${k + 5}`).toBeCloseTo(1, 3);
    });
  }
});

test('by keyboard alone: roll, walk to a token, open it, force another', async ({ page }) => {
  await open(page, 'steps', 4, '?backend=wasm&n=5');
  await tabTo(page, 'button[type=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator(chips)).toHaveCount(5, LOADING);
  await idle(page);
  await tabTo(page, chips);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator(chips).nth(2)).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, 'svg.bars');
  for (let bar = 0; bar < 2; bar++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cast.forced[role=option]')).toBeFocused(LOADING);
  await idle(page);
  expect(await texts(page)).toHaveLength(2);
  // Any other token can be searched for.
  await tabTo(page, '.finder input');
  await page.keyboard.type('python');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await texts(page)).length, LOADING).toBe(3);
  await idle(page);
  await expect(page.locator('.cast.forced[role=option]')).toContainText('ython');
  // Back to the first text by the map.
  await tabTo(page, 'svg.lanes');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.cast.forced[role=option]')).toHaveCount(0);
});

test('where many tokens are left, the best of the removed have bars too', async ({ page }) => {
  await open(page, 'steps', 4, '?backend=wasm&n=2&token=1');
  await roll(page, 2);
  await expect(page.getByRole('heading', { name: 'The die of token 1' })).toBeVisible(LOADING);
  const { rows } = await readTable(page, 1);
  const kept = rows.filter((row) => asNumber(row[5] ?? '') > 0).map((row) => asNumber(row[2] ?? ''));
  const removed = rows.filter((row) => asNumber(row[5] ?? '') === 0).map((row) => asNumber(row[2] ?? ''));
  expect(kept.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const [, left] = /tokens ([\d,]+) are left/.exec(await page.locator('.summary').nth(1).innerText()) ?? [];
  const first = asNumber(left ?? '') + 1;
  expect(first).toBeGreaterThan(11);
  expect(removed).toEqual([first, first + 1, first + 2, first + 3]);
  await expect(page.locator('.bars [data-bar].removed')).toHaveCount(4);
});

test('the link gives the same tree, texts and numbers in a new page', async ({ page, context }) => {
  await open(page, 'steps', 4, '?backend=wasm&n=6&token=2');
  await roll(page, 6);
  await forceBar(page, 1, 3);
  await expect.poll(async () => (await texts(page)).length).toBe(2);
  await idle(page);
  await page.goto(page.url().replace('/steps/4', '/steps/1'));
  await expect(page.locator('.summary')).toContainText('the most surprising');
  const before = await readTable(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator('.stage')).toContainText('a tree of 11 tokens in 2 texts');
  await other.getByRole('button', { name: 'Show the tree' }).click();
  await expect(other.locator('.summary')).toContainText('the most surprising', LOADING);
  await expect(other.locator('.cast.pending')).toHaveCount(0, LOADING);
  const after = await readTable(other);
  expect(after.rows.map((row) => row.slice(0, 4))).toEqual(before.rows.map((row) => row.slice(0, 4)));
  for (const [i, row] of after.rows.entries())
    row.slice(4).forEach((cell, k) => {
      expect(asNumber(cell) / asNumber(before.rows[i]?.[k + 4] ?? '')).toBeCloseTo(1, 3);
    });
  await other.close();
});

test('a tree is saved, deleted and opened again, and a bad file changes nothing', async ({ page }) => {
  await open(page, 'steps', 5, '?backend=wasm&n=4');
  await roll(page, 4);
  await page.locator(chips).nth(1).click();
  await another(page);
  await expect.poll(async () => (await texts(page)).length).toBe(2);
  const saved = await tree(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the tree' }).click();
  const content = readFileSync(await (await download).path());
  expect(JSON.parse(content.toString()).texts).toHaveLength(2);
  await page.getByRole('button', { name: 'Delete this text' }).click();
  await expect.poll(async () => (await texts(page)).length).toBe(1);
  const input = page.locator('input[type=file]');
  await input.setInputFiles({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"tree":1}'),
  });
  await expect(page.getByRole('alert')).toContainText(
    'That file holds no tree of texts: it was not saved by this lesson',
  );
  expect(await texts(page)).toHaveLength(1);
  await input.setInputFiles({ name: 'tree.json', mimeType: 'application/json', buffer: content });
  await expect.poll(async () => (await texts(page)).length).toBe(2);
  expect(await tree(page)).toEqual(saved);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Bring back the tree from before' }).click();
  await expect.poll(async () => (await texts(page)).length).toBe(1);
});

test('a link that was cut gets a sentence, and a new text can be rolled', async ({ page }) => {
  await open(page, 'steps', 5, '?backend=wasm&n=2&tree=AHQATyANDAEc*f+****AEGA6OAE');
  await expect(page.getByRole('alert')).toContainText('The tree in this link cannot be read');
  await roll(page, 2);
  await expect(page.getByRole('alert')).toHaveCount(0);
  // So does a setting that the core refuses, and the text stays.
  await page.getByText('Prompt and settings of the next text').click();
  await page.getByRole('textbox', { name: 'Temperature' }).fill('-1');
  await page.getByRole('button', { name: 'Roll the text' }).click();
  await expect(page.getByRole('alert')).toContainText('The temperature must be');
  await expect(page.locator(chips)).toHaveCount(2);
});

test('a link too long for some programs says so', async ({ page }) => {
  const nodes = Array.from({ length: 590 }, (_, at) => ({
    ...{ parent: at % 9 === 0 ? ROOT : at - 1, id: 262 + at },
    ...{ seed: 42, temperature: 0.7, topP: 0.9, forced: false },
  }));
  const link = new URLSearchParams({ tree: encodeTree({ prompt: [464], nodes }) });
  await open(page, 'steps', 5, `?backend=wasm&${link}`);
  await page.getByRole('button', { name: 'Show the tree' }).click();
  await expect(page.locator('.long-link')).toContainText('save the tree', LOADING);
  await expect(page.locator('.station')).toHaveCount(66);
});

test('Stop keeps what is written, and leaving the step stops the text', async ({ page }) => {
  await open(page, 'steps', 1, '?backend=wasm&n=60');
  await stopAfter(page, page.getByRole('button', { name: 'Roll the text' }), chips, 8);
  await idle(page);
  const written = (await tree(page)).nodes.length;
  expect(written).toBeGreaterThan(1);
  expect(written).toBeLessThan(60);
  await expect(page.locator(chips)).toHaveCount(written);
  await stopAfter(page, page.getByRole('button', { name: 'Roll the text' }), chips, 8, 'Step 2');
  await idle(page);
  await expect(page.locator(chips).nth(written - 1)).toBeVisible();
  expect((await tree(page)).nodes.length).toBeLessThan(60);
});

test('with a tree drawn, every step passes axe in both themes and fits 320 px', async ({ page }) => {
  await open(page, 'steps', 5, '?backend=wasm&n=8&token=3');
  await roll(page, 8);
  await another(page);
  await expect.poll(async () => (await texts(page)).length).toBe(2);
  for (let step = 1; step <= 5; step++) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: `Step ${step}:` }).click();
    await expect(page.locator(chips).first()).toBeVisible();
    if (step === 3 || step === 4) await expect(page.locator('figure')).toHaveCount(2, LOADING);
    await expectAccessible(page, `step ${step}`);
    await expectFits(page, [390, 320], `step ${step}`);
  }
});

async function roll(page: Page, tokens = 15): Promise<void> {
  await page.getByRole('button', { name: 'Roll the text' }).click();
  await expect(page.locator(chips)).toHaveCount(tokens, LOADING);
  await idle(page);
}

/** Rolls on from the open token with another seed. */
async function another(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Another coin/ }).click();
}

/** Nothing is being written: the address holds all of it. */
async function idle(page: Page): Promise<void> {
  await expect(page.locator('.caret')).toHaveCount(0, LOADING);
  await expect(page.locator('.run button')).toHaveText('Roll the text', LOADING);
}

/** Opens a token of the text and forces the one on the given bar of its die. */
async function forceBar(page: Page, token: number, bar: number): Promise<void> {
  await page.locator(chips).nth(token).click();
  await expect(page.getByRole('heading', { name: `The die of token ${token + 1}` })).toBeVisible(LOADING);
  await page.locator('.bars [data-bar]').nth(bar).click();
  await expect(page.locator('.cast.forced[role=option]')).toHaveCount(1, LOADING);
  await idle(page);
}

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** The tree in the address. */
async function tree(page: Page): Promise<Tree> {
  const query = new URL(page.url()).hash.split('?')[1] ?? '';
  return decodeTree(new URLSearchParams(query).get('tree') ?? '');
}

async function texts(page: Page): Promise<number[][]> {
  const whole = await tree(page);
  return branches(whole).map(({ nodes }) => idsTo(whole, nodes.at(-1) ?? ROOT));
}

function core() {
  const wasmBinary = readFileSync(new URL('../../build/wasm/sampling.wasm', import.meta.url));
  return loadSampler({ wasmBinary });
}

/** What a fresh model says before each of the ids, fed from the start each time. */
async function logitsAfter(
  page: Page,
  prompt: readonly number[],
  ids: readonly number[],
): Promise<Float32Array[]> {
  const site = await serveHarness();
  await openModel(page, site.url, 'wasm');
  const all: Float32Array[] = [];
  for (let k = 0; k < ids.length; k++) {
    const start = [...prompt, ...ids.slice(0, k)];
    all.push(
      Float32Array.from(
        await page.evaluate(async (fed) => Array.from(await window.model.logits(fed)), start),
      ),
    );
  }
  await page.close();
  await site.close();
  return all;
}

/** Every rolled token of every text, anew: by a run that goes on from the ids, and one by one from the start. */
async function expectModelAgrees(page: Page, grown: Tree): Promise<void> {
  const site = await serveHarness();
  await openModel(page, site.url, 'wasm');
  const sampler = await core();
  let compared = 0;
  for (const { nodes } of branches(grown)) {
    const end = nodes.at(-1) ?? ROOT;
    const ids = idsTo(grown, end);
    const path = pathTo(grown, end).map((at) => grown.nodes[at] as Node);
    // From the token after the last one that was forced, or rolled with another seed.
    const seed = path.at(-1)?.seed ?? 0;
    const start = path.findLastIndex((node) => node.forced || node.seed !== seed) + 1;
    const settings = { temperature: 0.7, topP: 0.9 };
    const prompt = [...grown.prompt, ...ids.slice(0, start)];
    const run = { prompt, settings, seed, skip: start, maxTokens: ids.length - start };
    const fresh = await page.evaluate(async (options) => (await window.model.generate(options)).ids, run);
    expect(fresh).toEqual(ids.slice(start));
    for (const [k, node] of path.entries()) {
      if (node.forced) continue;
      const fed = [...grown.prompt, ...ids.slice(0, k)];
      const logits = await page.evaluate(async (start) => Array.from(await window.model.logits(start)), fed);
      const random = sampler.random(node.seed);
      for (let coin = 0; coin < k; coin++) random.uniform();
      expect(sampler.sample(Float32Array.from(logits), settings, random.uniform()), `token ${k + 1}`).toBe(
        ids[k],
      );
      random.dispose();
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(40);
  await page.close();
  await site.close();
}
