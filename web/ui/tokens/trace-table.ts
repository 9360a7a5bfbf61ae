import { html, nothing, type TemplateResult } from 'lit';
import type { BarPick } from '../../charts/bars.ts';
import { formatNumber, percentAmong } from '../../charts/format.ts';
import type { View } from '../../state/view.ts';
import '../announce.ts';

/** What a token had after one stage. */
export interface TraceRow {
  readonly stage: string;
  /** What happened to it there, in a few words. */
  readonly caption: string;
  /** Absent where a stage has none: a face of the die has no score. */
  readonly score?: number;
  readonly share?: number;
  /** How many tokens share the die there. */
  readonly among?: number;
  /** The stage removed it; no row follows. */
  readonly removed?: boolean;
}

/** Makes the bars of a chart buttons: a press shows the trace of the token, another press closes it. */
export function asksWhere(view: View): BarPick {
  const { ask } = view.state;
  return { chosen: ask, act: (id) => view.set({ ask: id === ask ? -1 : id }) };
}

/**
 * Charts whose bars were drawn with `pick: asksWhere(view)`, and below them the trace of the chosen token, stage by
 * stage. Escape or the button closes it.
 */
export function answering(
  view: View,
  charts: TemplateResult,
  rowsOf: (id: number) => { word: string; rows: readonly TraceRow[] } | undefined,
): TemplateResult {
  const found = view.state.ask < 0 ? undefined : rowsOf(view.state.ask);
  // The button disappears with the table, so the focus moves back to the bar that opened it.
  const close = (event: Event) => {
    const whole = event.currentTarget as Element;
    whole.closest('.answering')?.querySelector<SVGElement>('.row.chosen')?.focus();
    view.set({ ask: -1 });
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && found) close(event);
  };
  return html`<div class="answering" @keydown=${onEscape}>${charts}
    ${found ? traceTable(found.word, found.rows, close) : html`<p class="hint">Where does a number come from? Press its bar.</p>`}</div>`;
}

function traceTable(word: string, rows: readonly TraceRow[], close: (event: Event) => void): TemplateResult {
  const last = rows.at(-1);
  return html`<section class="story" aria-label=${`Where the number of ${word} comes from`}>
    <div class="story-head"><h3>Where from? <span class="chip">${word}</span></h3>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <ld-announce .text=${`${word}: ${ending(last)}`}></ld-announce>
    <table><thead><tr><th scope="col">Stage</th><th scope="col">Score</th><th scope="col">Share</th></tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr class=${row.removed ? 'out' : row === last ? 'end' : ''}>
        <th scope="row">${row.stage}<span>${row.caption}</span></th>
        <td>${row.score === undefined ? nothing : formatNumber(row.score)}</td>
        <td>${row.share === undefined ? nothing : percentAmong(row.among ?? 1)(row.share)}</td></tr>`,
    )}</tbody></table></section>`;
}

/** A removal names its stage itself. */
function ending(row: TraceRow | undefined): string {
  if (!row) return '';
  return row.removed ? row.caption : `${row.stage}, ${row.caption}`;
}
