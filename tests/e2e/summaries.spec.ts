import type { Page } from '@playwright/test';
import { apart, formatNumber, percent, percentAmong } from '../../web/charts/format.ts';
import { expect, open, test } from './site.ts';
import { asNumber, readTable } from './tables.ts';

/** What a figure's table says: its rows, and its columns from the second on as numbers. */
interface Facts {
  readonly words: string[];
  readonly column: (index: number) => number[];
  readonly rolled: string;
}

async function read(page: Page): Promise<Facts> {
  const { rows } = await readTable(page);
  const rolled = await page.locator('.drawn .chip').allTextContents();
  return {
    words: rows.map(([word = '']) => word),
    column: (index) => rows.map((row) => asNumber(row[index] ?? '')),
    rolled: rolled[0] ?? '',
  };
}

/** The words and numbers a summary states, in its order. */
async function stated(page: Page): Promise<string[]> {
  const summary = (await page.locator('.summary').first().textContent()) ?? '';
  return summary.match(/“[^”]+”|[<>]?\u00a0?−?\d(?:[\d,.]*\d)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\u00a0%)?/g) ?? [];
}

const quoted = (word: string | undefined) => `“${word}”`;
const at = (values: number[], index: number) => values[index] ?? Number.NaN;
const kept = (shares: number[]) => shares.filter((share) => share > 0).length;
/** What the kept held before the cut, as exactly as the table's six figures tell. */
function covered(before: number[], after: number[]): number {
  const sum = before.reduce((total, share, i) => total + ((after[i] ?? 0) > 0 ? share : 0), 0);
  return Number(sum.toPrecision(5));
}

interface Case {
  readonly step: readonly [slug: string, step: number];
  readonly field: string;
  readonly values: readonly number[];
  /** What the summary must state, read off the table. */
  readonly expected: (facts: Facts, value: number) => string[];
  readonly query?: string;
}

const scenarios = ({ words, column }: Facts): string[] => {
  const half = words.length / 2;
  const [before, after] = [column(2), column(3)];
  return [before.slice(0, half), before.slice(half)].flatMap((shares, i) => {
    const left = after.slice(i * half, (i + 1) * half);
    return [String(kept(left)), percent(covered(shares, left))];
  });
};

const nucleus = (p: number, { words, column }: Facts): string[] => {
  const size = kept(column(3));
  return [String(size), ...apart(at(column(2), size - 1), p, percent), String(words.length - size)];
};

const CASES: readonly Case[] = [
  {
    step: ['logits', 1],
    field: 'Temperature',
    values: [0, 0.4, 1, 2.5, 5],
    expected: ({ words, column, rolled }, t) => [
      formatNumber(t),
      quoted(words[0]),
      percent(at(column(1), 0)),
      quoted(rolled),
    ],
  },
  {
    step: ['logits', 4],
    field: 'Added to every logit',
    values: [-15, 0, 7.5, 1000],
    expected: ({ words, column }, shift) => [
      formatNumber(shift),
      quoted(words[0]),
      formatNumber(at(column(1), 0)),
      percent(at(column(2), 0)),
    ],
  },
  {
    step: ['temperature', 1],
    field: 'Temperature',
    values: [0, 0.4, 0.95, 3],
    expected: ({ words, column }, t) => [
      formatNumber(t),
      quoted(words[0]),
      ...(t === 0 ? [] : [percent(at(column(2), 0))]),
      '1',
      percent(at(column(1), 0)),
    ],
  },
  {
    step: ['temperature', 3],
    field: 'Temperature',
    values: [0.5, 1, 3, 5],
    expected({ words, column }, t) {
      const [entropy, most] = [at(column(1), words.length - 1), at(column(2), words.length - 1)];
      return [
        formatNumber(t),
        formatNumber(entropy),
        percent(entropy / most),
        formatNumber(most),
        String(words.length - 1),
      ];
    },
  },
  {
    step: ['temperature', 4],
    field: 'Temperature',
    // The ends of the curves are rows of the table.
    values: [0.01, 5],
    expected({ column }, t) {
      const row = t === 5 ? 199 : 0;
      const [entropy, best, three] = [1, 2, 3].map((index) => at(column(index), row));
      const among = percentAmong(10);
      return [formatNumber(t), formatNumber(entropy ?? 0), '2.3', among(best ?? 0), among(three ?? 0)];
    },
  },
  {
    step: ['top-k', 1],
    field: 'Temperature',
    values: [1.5, 2, 4],
    expected({ words, column }) {
      const share = at(column(1), words.length - 2);
      return [quoted(words.at(-2)), percent(share), formatNumber(Math.round(1 / share))];
    },
  },
  {
    step: ['top-k', 2],
    field: 'Keep the best',
    values: [1, 4, 9, 10],
    expected({ words, column }) {
      const [before, after] = [column(1), column(2)];
      const left = kept(after);
      if (left === words.length) return [String(left)];
      return [
        String(left),
        percent(covered(before, after)),
        String(words.length - left),
        quoted(words[0]),
        percent(at(before, 0)),
        percent(at(after, 0)),
      ];
    },
  },
  {
    step: ['top-k', 4],
    query: '?stage=3',
    field: 'Keep the best',
    values: [1, 5, 10],
    expected({ words, column }) {
      const left = kept(column(3));
      return [String(left), String(words.length - left)];
    },
  },
  { step: ['top-k', 5], field: 'Keep the best', values: [1, 10, 50], expected: scenarios },
  {
    step: ['top-p', 1],
    field: 'Cover at least',
    values: [0, 0.5, 0.95, 1],
    expected: (facts, p) => nucleus(p, facts),
  },
  {
    step: ['top-p', 1],
    field: 'Temperature',
    values: [0.5, 1.5, 4],
    expected: (facts) => nucleus(0.9, facts),
  },
  {
    step: ['top-p', 2],
    field: 'Temperature',
    values: [0.3, 1, 3],
    expected: (facts) => nucleus(0.9, facts),
  },
  {
    step: ['top-p', 4],
    query: '?stage=2',
    field: 'Cover at least',
    values: [0.2, 0.8, 1],
    expected({ words, column }) {
      const left = kept(column(3));
      return [String(left), String(words.length - left)];
    },
  },
  { step: ['top-p', 5], field: 'Cover at least', values: [0.5, 0.9, 0.99, 1], expected: scenarios },
];

for (const { step, field, values, expected, query } of CASES) {
  test(`the summary of ${step.join('/')} is what its table says, wherever “${field}” stands`, async ({
    page,
  }) => {
    await open(page, ...step, query);
    const exact = page.getByRole('textbox', { name: `${field}, exact value` });
    for (const value of values) {
      await exact.fill(String(value));
      await exact.blur();
      expect(await stated(page), `at ${value}`).toEqual(expected(await read(page), value));
    }
  });
}

test('the summaries follow a choice of example', async ({ page }) => {
  await open(page, 'top-p', 3);
  for (const name of ['Many good answers', 'One clear favourite']) {
    await page.getByRole('button', { name }).click();
    const { rows, columns } = await readTable(page);
    const sizes = rows.at(-1)?.slice(3) ?? [];
    expect(await stated(page)).toEqual(
      sizes.flatMap((size, i) => [size, columns[i + 3]?.replace('p = ', '') ?? '']),
    );
  }
});

test('the summaries of figures without sliders follow the reader’s own words', async ({ page }) => {
  const own = '?words=up%7Cdown%7Caside&logits=1%2C2%2C-1';
  await open(page, 'logits', 2, own);
  let facts = await read(page);
  expect(await stated(page)).toEqual(['2', '“down”', '−1', '“aside”']);
  expect(facts.words).toEqual(['down', 'up', 'aside']);
  await open(page, 'logits', 3, own);
  facts = await read(page);
  expect(await stated(page)).toEqual(['“down”', percent(at(facts.column(2), 0)), '3', '1']);
  await open(page, 'temperature', 2, own);
  facts = await read(page);
  const [cold, hot] = [facts.column(1), facts.column(5)];
  const share = [percent(at(cold, 0)), percent(at(hot, 0))];
  expect(await stated(page)).toEqual([
    '0.1',
    '3',
    '“down”',
    ...share,
    formatNumber(at(cold, 3)),
    formatNumber(at(hot, 3)),
  ]);
  await open(page, 'top-k', 3, own);
  facts = await read(page);
  const says = [1, 3, 5, 10].flatMap((k, i) => [percent(at(facts.column(i + 1), 0)), String(k)]);
  expect(await stated(page)).toEqual(['“down”', ...says]);
});

test('a formula carries the numbers of its figure, for the token asked about', async ({ page }) => {
  const formula = page.locator('.live-formula');
  const set = async (name: string, value: string) => {
    const field = page.getByRole('textbox', { name: `${name}, exact value` });
    await field.fill(value);
    await field.blur();
  };
  await open(page, 'temperature', 1, '?ask=1');
  for (const t of ['0.5', '1', '3']) {
    await set('Temperature', t);
    const { words, column } = await read(page);
    const share = percent(at(column(2), words.indexOf('London')));
    await expect(formula).toContainText('London');
    await expect(formula).toContainText(share);
  }
  await set('Temperature', '0');
  await expect(formula).toHaveCount(0);
  await open(page, 'temperature', 3);
  await set('Temperature', '1.5');
  await expect(formula).toContainText(`=${formatNumber((await read(page)).column(1).at(-1) ?? 0)}`);
  await open(page, 'top-p', 1);
  await set('Cover at least', '0.95');
  await expect(formula).toHaveText('0.936+0.0345=0.971≥0.95');
  await open(page, 'min-p', 1);
  const best = Math.max(...(await read(page)).column(1));
  await expect(formula).toHaveText(`pi≥0.1·${formatNumber(best)}=${formatNumber(0.1 * best)}`);
  await set('Share of the best', '0');
  await expect(formula).toHaveCount(0);
  await open(page, 'adaptive', 1);
  await expect(formula).toHaveText(/^T=0\.3\+\(1\.5−0\.3\)·/);
  const own = (await read(page)).column(4).at(-1) ?? 0;
  await expect(formula).toContainText(`=${formatNumber(own)}`);
});

test('greedy leaves nothing for top-p to add up, and its summary says so', async ({ page }) => {
  await open(page, 'top-p', 1, '?T=0&p=0.95');
  expect(await stated(page)).toEqual(['0', '“Paris”', '9']);
});
