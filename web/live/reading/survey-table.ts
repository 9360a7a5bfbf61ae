import { formatNumber } from '../../charts/format.ts';
import type { Survey, TokenTrace } from '../../sampler/index.ts';
import { type Cell, exact, type Table } from '../../ui/figure/table.ts';
import { certificate } from '../../ui/tokens/certificate.ts';
import { type RankedToken, ranked } from './ranked.ts';
import type { Reading } from './reading.ts';
import { othersFate } from './top-bars.ts';
import { wordOf } from './words.ts';

const COLUMNS = ['Token', 'Id', 'Rank', 'Raw share', 'Before the cuts', 'Final share', 'Fate'];

/** The best tokens, the others as one row, and the traced token if it is not among the best. */
export function surveyTable({ vocabulary }: Reading, survey: Survey, asked: TokenTrace | undefined): Table {
  const { others, drawn } = survey;
  const row = ({ id, rank, raw, before, probability, removed }: RankedToken): Cell[] => [
    wordOf(vocabulary, id),
    id,
    rank,
    exact(raw),
    exact(before),
    exact(probability),
    fateOf(removed, id === drawn),
  ];
  const best = ranked(survey);
  const rest: Cell[] = [
    `${formatNumber(others.count)} others`,
    '',
    '',
    exact(others.raw),
    exact(others.before),
    exact(others.probabilities),
    othersFate(others),
  ];
  const isApart = asked && !best.some(({ id }) => id === asked.id);
  return { columns: COLUMNS, rows: [...best.map(row), rest, ...(isApart ? [row(asked)] : [])] };
}

/** Why a token was removed, or that it is kept. */
export function fateOf(removed: RankedToken['removed'], drawn: boolean): string {
  if (removed) return certificate(removed.stage, removed.value, removed.bound);
  return drawn ? 'kept and drawn' : 'kept';
}
