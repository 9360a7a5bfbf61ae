import { readFileSync } from 'node:fs';
import { expect, open, test } from './site.ts';
import { asNumber, type ReadTable, readTable } from './tables.ts';

interface Run {
  readonly settings: { temperature?: number; topK?: number; topP?: number };
  readonly kept: readonly number[];
  /** Of the kept tokens, in their order. */
  readonly probabilities: readonly number[];
  readonly entropy: number;
}

/** The notebook's figures of sections 2 to 5, as its own NumPy made them. */
const { softmax, temperature, topK, topP } = JSON.parse(
  readFileSync(new URL('../reference/notebook.json', import.meta.url), 'utf8'),
) as {
  softmax: {
    vocabulary: string[];
    logits: number[];
    probabilities: number[];
    order: number[];
    cumulativeByRank: number[];
  };
  temperature: {
    rows: Run[];
    curve: { temperatures: number[]; entropy: number[]; top1: number[]; top3: number[] };
  };
  topK: Run[];
  topP: Run[];
};

/** As many figures as a table shows: six, or three where it writes a power of ten. */
const shown = (value: number) => Number(value.toPrecision(Math.abs(value) < 1e-4 ? 3 : 6));
const word = (id: number) => softmax.vocabulary[id] ?? '';
const shareOf = ({ kept, probabilities }: Run, id: number) => probabilities[kept.indexOf(id)] ?? 0;
const numbers = (row: readonly string[] = []) => row.slice(1).map(asNumber);
const ranked = ({ rows }: ReadTable) => rows.slice(0, softmax.order.length).map(([name]) => name);

test('section 2: the logits and their softmax, best first, adding up to 1', async ({ page }) => {
  await open(page, 'logits', 3);
  const { columns, rows } = await readTable(page);
  expect(columns).toEqual(['Token', 'Logit', 'Probability']);
  expect(rows.map(([name = '', ...cells]) => [name, ...cells.map(asNumber)])).toEqual(
    softmax.order.map((id) => [word(id), softmax.logits[id], shown(softmax.probabilities[id] ?? Number.NaN)]),
  );
  await expect(page.locator('.summary')).toContainText('add up to 1');
});

test('section 3: five temperatures, with the entropy of each', async ({ page }) => {
  await open(page, 'temperature', 2);
  const table = await readTable(page);
  const runs = temperature.rows;
  expect(table.columns.slice(1)).toEqual(runs.map(({ settings }) => `T = ${settings.temperature}`));
  expect(ranked(table)).toEqual(softmax.order.map(word));
  softmax.order.forEach((id, rank) => {
    expect(numbers(table.rows[rank]), word(id)).toEqual(runs.map((run) => shown(shareOf(run, id))));
  });
  expect(table.rows.at(-1)?.[0]).toBe('entropy');
  expect(numbers(table.rows.at(-1))).toEqual(runs.map(({ entropy }) => shown(entropy)));
});

test('section 3: entropy, best token and best three at 200 temperatures', async ({ page }) => {
  await open(page, 'temperature', 4);
  const { rows } = await readTable(page);
  const { temperatures, entropy, top1, top3 } = temperature.curve;
  expect(rows).toHaveLength(200);
  expect(rows.map((row) => row.map(asNumber))).toEqual(
    temperatures.map((t, i) => [t, entropy[i], top1[i], top3[i]].map((value) => shown(value ?? Number.NaN))),
  );
});

for (const { section, lesson, name, runs, beside } of [
  { section: 4, lesson: 'top-k', name: 'k', runs: topK, beside: 0 },
  { section: 5, lesson: 'top-p', name: 'p', runs: topP, beside: 2 },
] as const) {
  test(`section ${section}: the panels of ${lesson}, with how many tokens each keeps`, async ({ page }) => {
    await open(page, lesson, 3);
    const table = await readTable(page);
    expect(table.columns.slice(1 + beside)).toEqual(
      runs.map(({ settings }) => `${name} = ${settings.topK ?? settings.topP}`),
    );
    expect(ranked(table)).toEqual(softmax.order.map(word));
    softmax.order.forEach((id, rank) => {
      expect(numbers(table.rows[rank]).slice(beside), word(id)).toEqual(
        runs.map((run) => shown(shareOf(run, id))),
      );
    });
    const kept = runs.map((run) => run.kept.length);
    expect(table.rows.at(-1)?.[0]).toBe('tokens kept');
    expect(numbers(table.rows.at(-1)).slice(beside)).toEqual(kept);
    const headings = await page.locator('.panel h3 span').allTextContents();
    expect(headings.map((text) => Number.parseInt(text, 10))).toEqual(kept);
  });
}

test('section 5: the shares and their running sum', async ({ page }) => {
  await open(page, 'top-p', 3);
  const { rows } = await readTable(page);
  softmax.order.forEach((id, rank) => {
    const [share, sum] = [softmax.probabilities[id], softmax.cumulativeByRank[rank]];
    expect(numbers(rows[rank]).slice(0, 2)).toEqual([share, sum].map((value) => shown(value ?? Number.NaN)));
  });
});
