import { readFileSync } from 'node:fs';
import { expect, open, test } from './site';
import { asNumber, readTable } from './tables';

interface Repetition {
  readonly vocabulary: readonly string[];
  readonly logits: readonly number[];
  readonly settings: { readonly previousTokens: readonly number[] };
  readonly penalisedLogits: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly change: readonly number[];
}

/** The notebook's figures of sections 10 and 11, as its own NumPy made them. */
const { repetition }: { repetition: Repetition } = JSON.parse(
  readFileSync(new URL('../reference/notebook.json', import.meta.url), 'utf8'),
);

/** As a table writes it: six figures. */
const six = (value: number) => Number(value.toPrecision(6));

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
    expect(read, columns[i + 2]).toEqual(values.map(six));
  });
});
