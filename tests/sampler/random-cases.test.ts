// The library against NumPy on 10,000 random cases of the whole chain. No case is left out: those whose
// decision hangs on less than 1e-13 are counted and printed, and have to agree as well.
import { beforeAll, expect, test } from 'vitest';
import type { Sampler, Settings, Stage } from '../../web/sampler';
import { type Kind, makeCase } from './logit-recipes';
import { fnv1a32, loadBuiltSampler, readReference } from './support';

const TOLERANCE = 1e-12;
const TINY_MARGIN = 1e-13;

interface RandomCases {
  firstSeed: number;
  kinds: Kind[];
  columns: string[];
  orders: Stage[][];
  rows: (number | null)[][];
}

const { firstSeed, kinds, columns, orders, rows } = readReference<RandomCases>('random_cases.json');
let sampler: Sampler;

beforeAll(async () => {
  sampler = await loadBuiltSampler();
});

type Row = (name: string) => number;

const rowReader =
  (row: (number | null)[]): Row =>
  (name) =>
    Number(row[columns.indexOf(name)]);

function settingsOf(get: Row, previousTokens: Uint32Array): Settings {
  return {
    temperature: get('temperature'),
    topK: get('topK'),
    topP: get('topP'),
    minP: get('minP'),
    repetitionPenalty: get('repetitionPenalty'),
    previousTokens,
    order: orders[get('order')] ?? [],
  };
}

/** What differs from NumPy in one case, in words; nothing when all agrees. */
function differences(row: (number | null)[], seed: number): string[] {
  const get = rowReader(row);
  const made = makeCase(sampler, seed, {
    kind: kinds[get('kind')] ?? 'equal',
    size: get('size'),
    scale: get('scale'),
    maskedFraction: get('maskedFraction'),
    single: get('single') === 1,
    previousCount: get('previousCount'),
  });
  const u = row[columns.indexOf('u')] ?? made.u;
  const settings = settingsOf(get, made.previousTokens);
  const { probabilities, kept, entropy } = sampler.distribution(made.logits, settings);
  const token = sampler.sample(made.logits, settings, u);
  const found: string[] = [];
  if (kept.length !== get('keptCount')) found.push(`kept ${kept.length}, not ${get('keptCount')}`);
  else if (fnv1a32(kept) !== get('keptFnv1a32')) found.push('kept as many, but other tokens');
  if (token !== get('token')) found.push(`sample drew ${token}, not ${get('token')}`);
  const probability = probabilities[get('token')] ?? Number.NaN;
  if (!(Math.abs(probability - get('probability')) <= TOLERANCE)) found.push(`probability ${probability}`);
  if (!(Math.abs(entropy - get('entropy')) <= TOLERANCE)) found.push(`entropy ${entropy}`);
  return found.map((what) => `seed ${seed}: ${what}`);
}

test('10,000 random cases keep and draw what NumPy keeps and draws', { timeout: 300_000 }, () => {
  const found = rows.flatMap((row, index) => differences(row, firstSeed + index));
  const tiny = rows.filter((row) => {
    const get = rowReader(row);
    return Math.min(get('drawMargin'), get('filterMargin')) < TINY_MARGIN;
  });
  console.log(`${rows.length} cases, ${tiny.length} with a margin under ${TINY_MARGIN}, 0 left out`);
  expect(rows).toHaveLength(10_000);
  expect(found).toEqual([]);
});
