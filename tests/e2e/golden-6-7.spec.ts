import { readFileSync } from 'node:fs';
import { expect, open, test } from './site.ts';
import { asNumber, readTable } from './tables.ts';

interface Run {
  readonly kept: readonly number[];
  /** Of the kept tokens, in their order. */
  readonly probabilities: readonly number[];
  readonly counts: readonly number[];
  readonly unique: number;
}

/** The notebook's figures of sections 6 and 7, as its own NumPy made them. */
const {
  softmax,
  compare,
  pipeline,
}: Record<'compare' | 'pipeline', { runs: Run[] }> & {
  softmax: { vocabulary: string[] };
} = JSON.parse(readFileSync(new URL('../reference/notebook.json', import.meta.url), 'utf8'));

/** Checks that the long table of a figure holds, run by run, the notebook's counts, shares and probabilities. */
function expectRuns(rows: string[][], runs: readonly Run[], draws: number): void {
  const words = softmax.vocabulary;
  expect(rows).toHaveLength(runs.length * words.length);
  runs.forEach((run, i) => {
    const panel = new Map(rows.slice(i * words.length, (i + 1) * words.length).map((row) => [row[0], row]));
    words.forEach((word, id) => {
      const [, , counted = '', sampled = '', expected = ''] = panel.get(word) ?? [];
      const where = `“${word}” in run ${i + 1}`;
      const count = run.counts[id] ?? Number.NaN;
      const probability = run.probabilities[run.kept.indexOf(id)] ?? 0;
      expect(asNumber(counted), `the count of ${where}`).toBe(count);
      expect(asNumber(sampled), `the share of ${where}`).toBeCloseTo(count / draws, 9);
      // Six figures, three where the page writes a power of ten.
      const written = probability < 1e-4 ? 3 : 6;
      expect(asNumber(expected), `the probability of ${where}`).toBe(
        Number(probability.toPrecision(written)),
      );
    });
  });
}

test('section 6: the page draws the notebook’s own 350,000 tokens', async ({ page }) => {
  await open(page, 'compare', 2);
  const { columns, rows } = await readTable(page);
  expect(columns).toEqual(['Token', 'Strategy', 'Count', 'Sampled', 'Expected']);
  expectRuns(rows, compare.runs, 50_000);
  const unique = compare.runs.map((run) => `${run.unique} unique`);
  await expect(page.locator('.panel h3 span')).toHaveText(unique);
});

test('section 6: another seed draws others, and the link brings them back', async ({ page }) => {
  await open(page, 'compare', 2, '?draws=1000&seed=7');
  await expect(page.getByRole('textbox', { name: 'Draws, exact value' })).toHaveValue('1000');
  const seven = await readTable(page);
  await page.getByRole('button', { name: 'Another run' }).click();
  await expect(page).toHaveURL(/seed=8/);
  expect(await readTable(page)).not.toEqual(seven);
  await page.getByRole('textbox', { name: 'Seed' }).fill('7');
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter');
  expect(await readTable(page)).toEqual(seven);
});

test('section 6: the unique count is the number of tokens that came within N draws', async ({ page }) => {
  await open(page, 'compare', 4);
  const first = (await readTable(page)).rows.map((row) => asNumber(row[4] ?? ''));
  for (const draws of [1, 10, 100, 50_000]) {
    const field = page.getByRole('textbox', { name: 'Draws, exact value' });
    await field.fill(String(draws));
    await field.press('Enter');
    const come = first.filter((n) => n <= draws).length;
    await expect(page.locator('.arrivals .row.kept')).toHaveCount(come);
    await expect(page.locator('.summary')).toContainText(`${come} of 10 tokens`);
  }
});

test('a million draws are enough for every token, and a number cut short is said to be', async ({ page }) => {
  const type = async (draws: string) => {
    const field = page.getByRole('textbox', { name: 'Draws, exact value' });
    await field.fill(draws);
    await field.press('Enter');
    return field;
  };
  const most = page.locator('.controls .slider .hint');
  await open(page, 'compare', 4);
  await expect(most).toHaveCount(0);
  for (const draws of ['1000000', '5000000']) {
    await expect(await type(draws)).toHaveValue('1000000');
    await expect(most).toHaveText('1,000,000 draws are the most this figure makes.');
    await expect(page.locator('.summary')).toContainText('10 of 10 tokens have come out.');
  }
  await open(page, 'compare', 1);
  await expect(await type('500000')).toHaveValue('200000');
  await expect(most).toHaveText('200,000 draws are the most this figure makes.');
  await expect(page.locator('.figure h2')).toContainText('200,000 times');
});

test('what the prose says of ten draws is what ten draws show', async ({ page }) => {
  for (const query of ['', '?seed=7', '?strategy=greedy']) {
    await open(page, 'compare', 1, query);
    const { rows } = await readTable(page);
    const shown = rows.filter((row) => asNumber(row[1] ?? '') > 0).length;
    await expect(page.locator('.words')).toContainText(`Ten draws show ${shown} of the 10 tokens`);
  }
});

test('section 6: a count that is none is named', async ({ page }) => {
  await open(page, 'compare', 1, '?draws=2.5');
  await expect(page.getByRole('alert')).toContainText('A count must be a whole number');
});

test('section 7: five settings of the chain go on where section 6 left the stream', async ({ page }) => {
  await open(page, 'pipeline', 2);
  const { columns, rows } = await readTable(page);
  expect(columns).toEqual(['Token', 'Settings', 'Count', 'Sampled', 'Expected']);
  expectRuns(rows, pipeline.runs, 1000);
  const unique = pipeline.runs.map((run) => `${run.unique} unique`);
  await expect(page.locator('.panel h3 span')).toHaveText(unique);
});
