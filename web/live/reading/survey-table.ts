import { formatNumber } from '../../charts/format.ts';
import type { Survey, TokenTrace } from '../../sampler/index.ts';
import { type Cell, exact, type Table } from '../../ui/figure/table.ts';
import { certificate } from '../../ui/tokens/certificate.ts';
import type { Reading } from './reading.ts';
import { othersFate } from './top-bars.ts';
import { wordOf } from './words.ts';

const COLUMNS = ['Token', 'Id', 'Rank', 'Raw share', 'Before the cuts', 'Final share', 'Fate'];

/** The best tokens, the others as one row, and the one asked for where it is none of the best. */
export function surveyTable({ vocabulary }: Reading, survey: Survey, asked: TokenTrace | undefined): Table {
  const { top, others, drawn } = survey;
  const best = [...top.ids].map((id, i): Cell[] => [
    wordOf(vocabulary, id),
    id,
    i + 1,
    exact(top.raw[i] ?? 0),
    exact(top.before[i] ?? 0),
    exact(top.probabilities[i] ?? 0),
    fateOf(top.removed[i], id === drawn),
  ]);
  const rest: Cell[] = [
    `${formatNumber(others.count)} others`,
    '',
    '',
    exact(others.raw),
    exact(others.before),
    exact(others.probabilities),
    othersFate(others),
  ];
  const rows = [...best, rest];
  if (asked && !top.ids.includes(asked.id)) rows.push(askedRow(wordOf(vocabulary, asked.id), asked, drawn));
  return { columns: COLUMNS, rows };
}

function askedRow(word: string, token: TokenTrace, drawn: number | undefined): Cell[] {
  const { id, rank, raw, before, probability, removed } = token;
  return [word, id, rank, exact(raw), exact(before), exact(probability), fateOf(removed, id === drawn)];
}

/** What became of a token: its certificate, or that it is left. */
export function fateOf(removed: TokenTrace['removed'] | null, drawn: boolean): string {
  if (removed) return certificate(removed.stage, removed.value, removed.bound);
  return drawn ? 'kept and drawn' : 'kept';
}
