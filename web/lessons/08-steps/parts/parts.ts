import { html, type TemplateResult } from 'lit';
import type { Drawing } from '../../../ui/figure/figure.ts';
import { anotherCoin, deleteBranch, writeOn } from '../writing/acts.ts';
import { END_OF_TEXT } from '../writing/text.ts';
import { isRead, overTime, spread } from './charts.ts';
import { chips, legend } from './chips.ts';
import type { Desk, Part } from './desk.ts';
import { opened } from './die.ts';
import { files } from './files.ts';
import { map, treeTable } from './map.ts';
import { branched, detail, surprised, waiting } from './sentences.ts';
import { tokenTable } from './token-table.ts';

interface Drawn {
  readonly title: (desk: Desk) => string;
  readonly draw: (desk: Desk) => Drawing;
  /** A figure of its own right under the text, so that a click and what it does are in sight together. */
  readonly after?: (desk: Desk) => TemplateResult;
  /** What comes under that figure, before the form. */
  readonly below?: (desk: Desk) => TemplateResult;
}

export const PARTS: Record<Part, Drawn> = {
  watch: {
    title: () => 'The text, token by token',
    draw: (desk) => ({
      summary: surprised(desk),
      body: html`${text(desk)}${legend()}${detail(desk)}`,
      table: tokenTable(desk),
    }),
  },
  charts: {
    title: () => 'When is the model sure?',
    draw: (desk) => ({
      summary: desk.tokens.some(isRead) ? spread(desk.tokens) : waiting(desk),
      body: html`${text(desk)}${overTime(desk.tokens, desk.selected, desk.select)}${detail(desk)}`,
      table: tokenTable(desk),
    }),
  },
  die: {
    title: () => 'Open a token',
    draw: (desk) => ({
      summary: surprised(desk),
      body: html`${text(desk)}${detail(desk)}`,
      table: tokenTable(desk),
    }),
    after: (desk) => opened(desk, false),
  },
  force: {
    title: () => 'Force a token',
    draw: (desk) => ({
      summary: branched(desk),
      body: html`${text(desk)}${actions(desk)}`,
      table: treeTable(desk.place, desk.vocabulary),
    }),
    after: (desk) => opened(desk, true),
    below: (desk) => map(desk.place, desk.vocabulary, desk.go),
  },
  share: {
    title: () => 'The tree',
    draw: (desk) => ({
      summary: branched(desk),
      body: html`${map(desk.place, desk.vocabulary, desk.go)}${text(desk)}${actions(desk)}${files(desk)}`,
      table: treeTable(desk.place, desk.vocabulary),
    }),
  },
};

function text({ place, vocabulary, tokens, selected, select, writing }: Desk): TemplateResult {
  return chips(
    place.tree.prompt.map((id) => vocabulary.describe(id)),
    tokens,
    selected,
    select,
    writing,
  );
}

/** What can be done with the text on show. */
function actions({ view, place, tokens, selected, busy, settle, vocabulary }: Desk): TemplateResult {
  const token = tokens[selected];
  const ended = vocabulary.describe(place.tree.nodes[place.end]?.id ?? 0).text === END_OF_TEXT;
  return html`<div class="tree-acts">
    <button type="button" ?disabled=${busy || !token} @click=${() => void anotherCoin(place, selected, view.state, settle)}>${token ? html`Another coin from token ${selected + 1}` : 'Another coin'}</button>
    <button type="button" ?disabled=${busy || ended} @click=${() => void writeOn(place, view.state, settle)}>Write on</button>
    <button type="button" ?disabled=${busy} @click=${() => deleteBranch(place, settle)}>Delete this text</button>
  </div>`;
}
