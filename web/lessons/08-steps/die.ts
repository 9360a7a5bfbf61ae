import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { count, percent, figure as written } from '../../charts/format.ts';
import { strip } from '../../charts/strip.ts';
import { live } from '../../live/live.ts';
import type { Reading } from '../../live/reading.ts';
import type { AskedToken, Survey } from '../../sampler/index.ts';
import { certificate } from '../../ui/certificate.ts';
import { chart, figure } from '../../ui/figure.ts';
import type { Table } from '../../ui/table.ts';
import { exact } from '../kit.ts';
import { force } from './acts.ts';
import { coinOf } from './coin.ts';
import type { Desk } from './desk.ts';
import { labelOf, type Token } from './text.ts';
import { idsTo } from './tree.ts';
import { settingsOf } from './write.ts';

/** How many tokens have a bar of their own; fewer on a phone, where height is dear. */
const BARS = { wide: 16, narrow: 10 };

/** A token of the text with the die it was rolled from. */
interface Opened {
  readonly token: Token;
  readonly coin: number;
  readonly survey: Survey;
  /** The best tokens by their share before the cut, and last the one in the text where it is none of them. */
  readonly shown: readonly AskedToken[];
  readonly chosen: AskedToken;
  readonly name: (id: number) => string;
}

/** The die of the open token as it was loaded then; with `forcing`, a bar puts its token into the text. */
export function opened(desk: Desk, forcing: boolean): TemplateResult {
  const { view, place, tokens, writing } = desk;
  const { selected } = desk;
  const token = tokens[selected];
  if (!token || writing) return html``;
  const before = [...place.tree.prompt, ...idsTo(place.tree, token.node.parent)];
  const put = (id: number) => {
    toOpenToken();
    void force(place, selected, id, view.state, desk.settle);
  };
  return live(view.state.backend, before, (reading: Reading) => {
    // While the model reads on, the reading at hand is still that of the token opened before.
    if (reading.ids.join() !== before.join())
      return html`<div class="page empty"><p role="status">The model reads up to token ${selected + 1}…</p></div>`;
    return figure({
      title: `The die of token ${selected + 1}`,
      reset: view.reset,
      draw: () => {
        const open = openToken(desk, token, selected, reading);
        return {
          summary: summaryOf(open),
          body: html`${chart('Share of each of the best tokens before the cut', (width) =>
            bars(rowsOf(open), {
              width,
              domain: [0, axisEnd(open)],
              labelWidth: 112,
              ...(forcing && !desk.busy ? { pick: { does: 'Force', act: put } } : {}),
            }),
          )}${forcing ? html`<p class="hint">A click on a bar, or Enter on it, puts its token into the text; also one that was removed.</p>` : ''}${dieOf(open)}`,
          table: tableOf(open),
        };
      },
    });
  });
}

/** The bars go while the text is written, so the focus goes up to where the new token comes. */
function toOpenToken(): void {
  document.querySelector<HTMLElement>('.chips [aria-selected="true"]')?.focus();
}

function openToken({ view }: Desk, token: Token, place: number, reading: Reading): Opened {
  const coin = coinOf(view, token.node.seed, place);
  const top = matchMedia('(max-width: 500px)').matches ? BARS.narrow : BARS.wide;
  const settings = settingsOf(token.node);
  const best = view.sampler.survey(reading.logits, settings, { top, points: 0 }).top.ids;
  const ask = [...new Set([...best, token.node.id])];
  const survey = view.sampler.survey(reading.logits, settings, { top: 0, points: 0, coin, ask });
  const chosen = survey.asked.find(({ id }) => id === token.node.id) as AskedToken;
  const name = (id: number) => labelOf(reading.vocabulary.describe(id));
  return { token, coin, survey, shown: survey.asked, chosen, name };
}

function summaryOf({ token, coin, survey, chosen, name }: Opened): string {
  const left = `Of ${count(survey.size)} tokens ${count(survey.kept)} ${survey.kept === 1 ? 'is' : 'are'} left.`;
  const fell = `The coin ${written(coin, 4)} falls on “${name(survey.drawn ?? 0)}”`;
  const rank = `number ${count(chosen.rank)} by its share`;
  return token.node.forced
    ? `${left} ${fell}; “${token.label}”, ${rank}, was put there instead.`
    : `${left} ${fell}, ${rank}, and it stands in the text.`;
}

/** Bars at the shares before the cut; the removed say why they went. */
function rowsOf({ survey, shown, chosen, name }: Opened): Bar[] {
  return shown.map(({ id, before, removed }) => {
    const why = removed ? certificate(removed.stage, removed.value, removed.bound) : '';
    const note = [id === chosen.id ? 'in the text' : '', why].filter(Boolean).join(', ');
    return {
      id,
      label: name(id),
      value: before,
      written: percent(before),
      fate: removed ? 'removed' : id === survey.drawn ? 'rolled' : 'kept',
      ...(id === chosen.id ? { marked: true } : {}),
      ...(note ? { note } : {}),
    };
  });
}

/** The axis ends where the largest share has room, in few steps, so that dice can be compared. */
function axisEnd({ shown }: Opened): number {
  const most = Math.max(...shown.map(({ before }) => before));
  return [0.1, 0.25, 0.5, 1].find((end) => most <= end) ?? 1;
}

function dieOf({ survey, coin, name }: Opened): TemplateResult {
  const { ids, from, to } = survey.faces;
  const faces = [...ids].map((id, i) => ({ id, label: name(id), from: from[i] ?? 0, to: to[i] ?? 0 }));
  return html`<div class="die">${chart('The die', (width) => strip(faces, coin, survey.drawn ?? 0, width))}</div>`;
}

function tableOf({ shown, chosen, name }: Opened): Table {
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
    rows: shown.map(({ id, rank, raw, before, probability }) => [
      name(id),
      String(id),
      count(rank),
      exact(raw),
      exact(before),
      exact(probability),
      id === chosen.id ? 'yes' : 'no',
    ]),
  };
}
