import { html, type TemplateResult } from 'lit';
import type { Drawing } from '../../../ui/figure/figure.ts';
import { deleteBranch, rollAgain, writeOn } from '../writing/acts.ts';
import { END_OF_TEXT } from '../writing/text.ts';
import { isRead, overTime, spread } from './charts.ts';
import { chips, legend } from './chips.ts';
import { opened } from './die.ts';
import { files } from './files.ts';
import { map, treeTable } from './map.ts';
import type { Part, PartContext } from './part.ts';
import { branched, detail, surprised, waiting } from './sentences.ts';
import { tokenTable } from './token-table.ts';

interface Drawn {
  readonly title: (context: PartContext) => string;
  readonly draw: (context: PartContext) => Drawing;
  /** A figure right under the text, so that a click and its effect are visible together. */
  readonly after?: (context: PartContext) => TemplateResult;
  /** What comes under that figure, before the form. */
  readonly below?: (context: PartContext) => TemplateResult;
}

export const PARTS: Record<Part, Drawn> = {
  watch: {
    title: () => 'The text, token by token',
    draw: (context) => ({
      summary: surprised(context),
      body: html`${text(context)}${legend()}${detail(context)}`,
      table: tokenTable(context),
    }),
  },
  charts: {
    title: () => 'When is the model sure?',
    draw: (context) => ({
      summary: context.tokens.some(isRead) ? spread(context.tokens) : waiting(context),
      body: html`${text(context)}${overTime(context.tokens, context.selected, context.select)}${detail(context)}`,
      table: tokenTable(context),
    }),
  },
  die: {
    title: () => 'Open a token',
    draw: (context) => ({
      summary: surprised(context),
      body: html`${text(context)}${detail(context)}`,
      table: tokenTable(context),
    }),
    after: (context) => opened(context, false),
  },
  force: {
    title: () => 'Force a token',
    draw: (context) => ({
      summary: branched(context),
      body: html`${text(context)}${actions(context)}`,
      table: treeTable(context.place, context.vocabulary),
    }),
    after: (context) => opened(context, true),
    below: (context) => map(context.place, context.vocabulary, context.go),
  },
  share: {
    title: () => 'The tree',
    draw: (context) => ({
      summary: branched(context),
      body: html`${map(context.place, context.vocabulary, context.go)}${text(context)}${actions(context)}${files(context)}`,
      table: treeTable(context.place, context.vocabulary),
    }),
  },
};

function text({ place, vocabulary, tokens, selected, select, writing }: PartContext): TemplateResult {
  return chips(
    place.tree.prompt.map((id) => vocabulary.describe(id)),
    tokens,
    selected,
    select,
    writing,
  );
}

/** Buttons that change the text shown. */
function actions({ view, place, tokens, selected, busy, settle, vocabulary }: PartContext): TemplateResult {
  const token = tokens[selected];
  const ended = vocabulary.describe(place.tree.nodes[place.end]?.id ?? 0).text === END_OF_TEXT;
  return html`<div class="tree-acts">
    <button type="button" ?disabled=${busy || !token} @click=${() => void rollAgain(place, selected, view.state, settle)}>${token ? html`Another coin from token ${selected + 1}` : 'Another coin'}</button>
    <button type="button" ?disabled=${busy || ended} @click=${() => void writeOn(place, view.state, settle)}>Write on</button>
    <button type="button" ?disabled=${busy} @click=${() => deleteBranch(place, settle)}>Delete this text</button>
  </div>`;
}
