// The charts and sentences of one token's die.

import { html, type TemplateResult } from 'lit';
import type { Bar } from '../../../charts/bars.ts';
import { count, formatNumber, percent, plural } from '../../../charts/format.ts';
import { type RankedToken, ranked } from '../../../live/reading/ranked.ts';
import type { Reading } from '../../../live/reading/reading.ts';
import { surveyStrip } from '../../../live/reading/survey-die.ts';
import { OTHERS, othersFate } from '../../../live/reading/top-bars.ts';
import { wordOf } from '../../../live/reading/words.ts';
import type { Settings, Survey } from '../../../sampler/index.ts';
import type { View } from '../../../state/view.ts';
import { nthOf } from '../../../ui/die/rolls.ts';
import type { Table } from '../../../ui/figure/table.ts';
import { counted, exact } from '../../../ui/figure/table.ts';
import { isPhone } from '../../../ui/phone.ts';
import { certificate } from '../../../ui/tokens/certificate.ts';
import type { Token } from '../writing/text.ts';
import { settingsOf } from '../writing/write.ts';
import type { PartContext } from './part.ts';

/** What the bars, the strip and their marks stand for. */
export const CAPTION =
  'Bars: shares before the cut, the best first; struck through: removed. Strip: the die after it, its faces by token number. Red: where the coin fell. Dot: the token in the text.';

/** How many tokens have a bar of their own, and the narrowest face drawn: less on a phone. */
const WIDE = { top: 10, minFace: 0.005 };
const NARROW = { top: 7, minFace: 0.01 };
/** How many of the best removed tokens have a bar. */
const REMOVED = 4;

/** A token of the text with the die it was drawn from. */
export interface Opened {
  readonly token: Token;
  readonly u: number;
  readonly survey: Survey;
  /** The token itself. */
  readonly chosen: RankedToken;
  /** The best of the removed tokens that are not among the survey's best, the best first. */
  readonly removed: readonly RankedToken[];
  readonly name: (id: number) => string;
}

export function openToken({ view, selected }: PartContext, token: Token, reading: Reading): Opened {
  const u = nthOf(view.sampler, token.node.seed, selected);
  const settings = settingsOf(token.node);
  const survey = view.sampler.survey(reading.logits, settings, {
    ...(isPhone() ? NARROW : WIDE),
    points: 0,
    coin: u,
    ask: [token.node.id],
  });
  const name = (id: number) => wordOf(reading.vocabulary, id);
  const removed = bestRemoved(view, reading, settings, survey);
  return { token, u, survey, chosen: survey.asked[0] as RankedToken, removed, name };
}

/** The tokens right after the kept ones, as far as the survey's best do not hold them already. */
function bestRemoved(
  { sampler }: View,
  { logits }: Reading,
  settings: Settings,
  { kept, top, size }: Survey,
): RankedToken[] {
  const end = Math.min(size, kept + REMOVED);
  const start = Math.max(kept, top.ids.length);
  if (start >= end) return [];
  return ranked(sampler.survey(logits, settings, { top: end, points: 0, minFace: 1 })).slice(start);
}

export function summaryOf({ token, u, survey, chosen, name }: Opened): string {
  const left = `Of ${count(survey.size)} tokens ${count(survey.kept)} ${survey.kept === 1 ? 'is' : 'are'} left.`;
  const fell = `The coin ${formatNumber(u, 4)} falls on “${name(survey.drawn ?? 0)}”`;
  const rank = `number ${count(chosen.rank)} by its share`;
  return token.node.forced
    ? `${left} ${fell}; “${token.label}”, ${rank}, was put there instead.`
    : `${left} ${fell}, ${rank}, and it stands in the text.`;
}

/** The best tokens at their shares before the cut, all others as one; of those, the best removed and the one in the text. */
export function rowsOf(open: Opened): Bar[] {
  const { survey, chosen, name } = open;
  const { others, drawn } = survey;
  const row = ({ id, before, removed }: RankedToken): Bar => {
    const why = removed ? certificate(removed.stage, removed.value, removed.bound) : '';
    const note = [id === chosen.id ? 'in the text' : '', why].filter(Boolean).join(', ');
    return {
      id,
      label: name(id),
      value: before,
      written: percent(before),
      fate: removed ? 'removed' : id === drawn ? 'rolled' : 'kept',
      ...(id === chosen.id ? { marked: true } : {}),
      ...(note ? { note } : {}),
    };
  };
  const rest: Bar = {
    id: OTHERS,
    label: `${count(others.count)} others`,
    value: others.before,
    written: percent(others.before),
    fate: 'many',
    note: othersFate(others),
  };
  return [...ranked(survey).map(row), rest, ...apart(open).map(row)];
}

/** The tokens that have a bar and are not among the survey's best, by rank. */
function apart({ survey, chosen, removed }: Opened): RankedToken[] {
  const hasBar = survey.top.ids.includes(chosen.id) || removed.some(({ id }) => id === chosen.id);
  return (hasBar ? [...removed] : [...removed, chosen]).sort((a, b) => a.rank - b.rank);
}

export function dieOf({ survey, u, name }: Opened): TemplateResult {
  const { count, probabilities } = survey.crumbs;
  return html`<div class="die">${surveyStrip(survey, name, u)}
    ${count > 0 ? html`<p class="hint">Pale: ${plural(count, 'token')} with faces too narrow to draw: ${percent(probabilities)} of the die.</p>` : ''}</div>`;
}

export function tableOf(open: Opened): Table {
  const { survey, chosen, name } = open;
  const all = [...ranked(survey), ...apart(open)];
  return {
    columns: [
      'Token',
      'Number',
      'Rank',
      'Share at T = 1',
      'Share before the cut',
      'Share of the die',
      'In the text',
    ],
    rows: all.map(({ id, rank, raw, before, probability }) => [
      name(id),
      id,
      counted(rank),
      exact(raw),
      exact(before),
      exact(probability),
      id === chosen.id ? 'yes' : 'no',
    ]),
  };
}
