// What is drawn and said of one token's die.
import { html, type TemplateResult } from 'lit';
import type { Bar } from '../../../charts/bars.ts';
import { count, formatNumber, percent, plural } from '../../../charts/format.ts';
import { spoken, strip } from '../../../charts/strip.ts';
import type { Reading } from '../../../live/reading/reading.ts';
import { othersFate } from '../../../live/reading/top-bars.ts';
import { wordOf } from '../../../live/reading/words.ts';
import type { Settings, Survey, TokenTrace } from '../../../sampler/index.ts';
import type { View } from '../../../state/view.ts';
import { nthOf } from '../../../ui/die/rolls.ts';
import { chart } from '../../../ui/figure/figure.ts';
import type { Table } from '../../../ui/figure/table.ts';
import { counted, exact } from '../../../ui/figure/table.ts';
import { certificate } from '../../../ui/tokens/certificate.ts';
import type { Token } from '../writing/text.ts';
import { settingsOf } from '../writing/write.ts';
import type { PartContext } from './part.ts';

/** What the bars, the strip and their marks stand for. */
export const CAPTION =
  'Bars: shares before the cut, the best first; struck through: removed. Strip: the die after it, its faces by token number. Red: where the coin fell. Dot: the token in the text.';

/** Names the bar of all other tokens; no token has this id. */
export const OTHERS = -2;

/** How many tokens have a bar of their own, and the narrowest face drawn: less on a phone. */
const WIDE = { top: 10, minFace: 0.005 };
const NARROW = { top: 7, minFace: 0.01 };
/** How many of the best removed tokens have a bar, wherever they stand. */
const REMOVED = 4;

/** A token of the text with the die it was rolled from. */
export interface Opened {
  readonly token: Token;
  readonly u: number;
  readonly survey: Survey;
  /** The token's own life through the chain. */
  readonly chosen: TokenTrace;
  /** The best of the removed tokens that are not among the survey's best, the best first. */
  readonly removed: readonly TokenTrace[];
  readonly name: (id: number) => string;
}

export function openToken({ view, selected }: PartContext, token: Token, reading: Reading): Opened {
  const u = nthOf(view.sampler, token.node.seed, selected);
  const settings = settingsOf(token.node);
  const survey = view.sampler.survey(reading.logits, settings, {
    ...(matchMedia('(max-width: 500px)').matches ? NARROW : WIDE),
    points: 0,
    u,
    ask: [token.node.id],
  });
  const name = (id: number) => wordOf(reading.vocabulary, id);
  const removed = bestRemoved(view, reading, settings, survey);
  return { token, u, survey, chosen: survey.asked[0] as TokenTrace, removed, name };
}

/** The tokens right after the kept ones, as far as the survey's best do not hold them already. */
function bestRemoved(
  { sampler }: View,
  { logits }: Reading,
  settings: Settings,
  { kept, top, size }: Survey,
) {
  const end = Math.min(size, kept + REMOVED);
  const start = Math.max(kept, top.ids.length);
  if (start >= end) return [];
  const ids = sampler.survey(logits, settings, { top: end, points: 0, minFace: 1 }).top.ids.slice(start);
  return sampler.survey(logits, settings, { top: 0, points: 0, minFace: 1, ask: [...ids] }).asked;
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
  const { top, others, drawn } = survey;
  const row = (id: number, before: number, removed: TokenTrace['removed'] | null): Bar => {
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
  const best = [...top.ids].map((id, i) => row(id, top.before[i] ?? 0, top.removed[i] ?? null));
  return [...best, rest, ...apart(open).map(({ id, before, removed }) => row(id, before, removed))];
}

/** The tokens that have a bar and are not among the survey's best, by rank. */
function apart({ survey, chosen, removed }: Opened): TokenTrace[] {
  const hasBar = survey.top.ids.includes(chosen.id) || removed.some(({ id }) => id === chosen.id);
  return (hasBar ? [...removed] : [...removed, chosen]).sort((a, b) => a.rank - b.rank);
}

/** The axis ends where the longest bar has room, in few steps, so that dice can be compared. */
export function axisEnd(open: Opened): number {
  const most = Math.max(...rowsOf(open).map(({ value }) => value));
  return [0.1, 0.25, 0.5, 1].find((end) => most <= end) ?? 1;
}

export function dieOf({ survey, u, name }: Opened): TemplateResult {
  const { faces, remainder, drawn = 0 } = survey;
  const wide = [...faces.ids].map((id, i) => ({
    id,
    label: name(id),
    from: faces.from[i] ?? 0,
    to: faces.to[i] ?? 0,
  }));
  const says = spoken([{ id: drawn, label: name(drawn), from: 0, to: 0 }], u, drawn);
  const rest = `${plural(remainder.count, 'token')} with faces too narrow to draw: ${percent(remainder.probabilities)} of the die.`;
  return html`<div class="die">${chart(says, (width) => strip(wide, u, drawn, width, remainder.count > 0))}
    ${remainder.count > 0 ? html`<p class="hint">Pale: ${rest}</p>` : ''}</div>`;
}

export function tableOf(open: Opened): Table {
  const { survey, chosen, name } = open;
  const { top } = survey;
  const best = [...top.ids].map((id, i) => ({
    id,
    rank: i + 1,
    raw: top.raw[i] ?? 0,
    before: top.before[i] ?? 0,
    probability: top.probabilities[i] ?? 0,
  }));
  const all = [...best, ...apart(open)];
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
