import { readFileSync } from 'node:fs';
import { expect, open, test } from './site.ts';
import { asNumber, readTable } from './tables.ts';

interface Repetition {
  readonly vocabulary: readonly string[];
  readonly logits: readonly number[];
  readonly settings: { readonly previousTokens: readonly number[] };
  readonly penalisedLogits: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly change: readonly number[];
}

interface Summary {
  readonly logits: readonly number[];
  /** Ids, the best first. */
  readonly top30: readonly number[];
  readonly scenarios: readonly {
    readonly kept: readonly number[];
    /** Of the kept tokens, in their order. */
    readonly probabilities: readonly number[];
    readonly entropy: number;
    readonly activeNotebook: number;
  }[];
}

/** The notebook's figures of sections 10 and 11, as its own NumPy made them. */
const { repetition, summary }: { repetition: Repetition; summary: Summary } = JSON.parse(
  readFileSync(new URL('../reference/notebook.json', import.meta.url), 'utf8'),
);

/** As a table writes it: six figures, three where it is a power of ten. */
const written = (value: number) => Number(value.toPrecision(Math.abs(value) < 1e-4 ? 3 : 6));

test('section 10: shares before and after the penalty, and their change', async ({ page }) => {
  await open(page, 'repetition', 1);
  const { columns, rows } = await readTable(page);
  expect(columns).toEqual([
    'Token',
    'Said',
    'Logit',
    'Penalised logit',
    'Original share',
    'Penalised share',
    'Change',
  ]);
  const { vocabulary, logits, penalisedLogits, before, after, change, settings } = repetition;
  expect(rows.map(([word]) => word)).toEqual(vocabulary);
  expect(rows.map((row) => row[1])).toEqual(
    vocabulary.map((_, id) => (settings.previousTokens.includes(id) ? 'yes' : '')),
  );
  const wanted = [logits, penalisedLogits, before, after, change];
  wanted.forEach((values, i) => {
    const read = rows.map((row) => asNumber(row[i + 2] ?? ''));
    expect(read, columns[i + 2]).toEqual(values.map(written));
  });
});

test('section 11: the best 30 of 1,000 tokens, how many are kept and active, and the entropy', async ({
  page,
}) => {
  await open(page, 'summary', 1);
  const { columns, rows } = await readTable(page);
  expect(columns).toHaveLength(1 + summary.scenarios.length);
  expect(rows).toHaveLength(summary.top30.length + 5);
  expect(rows.slice(0, 30).map(([token]) => token)).toEqual(summary.top30.map((id) => `#${id}`));
  summary.scenarios.forEach(({ kept, probabilities, entropy, activeNotebook }, i) => {
    const read = rows.map((row) => asNumber(row[i + 1] ?? ''));
    const best = summary.top30.map((id) => written(probabilities[kept.indexOf(id)] ?? 0));
    expect(read.slice(0, 30), columns[i + 1]).toEqual(best);
    expect(read.slice(30, 33), columns[i + 1]).toEqual([kept.length, activeNotebook, written(entropy)]);
  });
});

test('section 11: the sliders reach the same settings, and the axis is in the link', async ({ page }) => {
  const both = summary.scenarios.at(-1);
  await open(page, 'summary', 2, '?scale=powers');
  await expect(page.locator('.choice [aria-pressed=true]')).toHaveText('powers of ten');
  await expect(page.locator('.summary')).toContainText(`${both?.kept.length} tokens kept`);
  const { rows } = await readTable(page);
  const best = summary.top30.map((id) => written(both?.probabilities[both.kept.indexOf(id)] ?? 0));
  expect(rows.map((row) => asNumber(row[3] ?? ''))).toEqual(best);
  await page.getByRole('textbox', { name: 'Keep the best, exact value' }).fill('0');
  await page.getByRole('textbox', { name: 'Keep the best, exact value' }).press('Enter');
  await expect(page.locator('.summary')).toContainText(`${summary.scenarios[4]?.kept.length} tokens kept`);
});

for (const [slug, step] of [
  ['repetition', 4],
  ['summary', 1],
] as const)
  test(`the wide table of ${slug}/${step} fits beside the words, and each column has a name of its own`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(page, slug, step);
    await page.getByText('Table and files').click();
    const { columns } = await readTable(page);
    expect(new Set(columns).size).toBe(columns.length);
    const beyond = await page.locator('.twin-scroll').evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(beyond).toBe(0);
  });
