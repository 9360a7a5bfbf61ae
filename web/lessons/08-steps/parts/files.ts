import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../../charts/format.ts';
import { models } from '../../../live/models/page-models.ts';
import type { Vocabulary } from '../../../live/reading/vocabulary.ts';
import type { SavedFile } from '../../../ui/figure/download.ts';
import { saves } from '../../../ui/figure/saves.ts';
import { branches } from '../tree/branches.ts';
import { readTreeFile, writeTreeFile } from '../tree/file.ts';
import { leafFrom, ROOT } from '../tree/tree.ts';
import { type Place, tell } from '../writing/session.ts';
import type { Settle } from '../writing/write.ts';
import { wholeText } from './map.ts';
import type { PartContext } from './part.ts';

/** Mail and chat programs cut off longer links. */
const LONG_LINK = 1800;

/** Ways to keep the tree: the link in the address bar, and a file. */
export function files({ view, place, vocabulary, busy, settle }: PartContext): TemplateResult {
  const length = location.href.length;
  return html`<div class="tree-files">
    <button type="button" @click=${copyLink}>Copy the link</button>
    ${saves([{ name: 'Save the tree', make: () => treeFile(place, vocabulary, models.running(view.state).model) }])}
    <label class="open-file"><input type="file" accept="application/json,.json" ?disabled=${busy}
      @change=${(event: Event) => void openTree(event.target as HTMLInputElement, place, vocabulary, settle)}>Open a tree</label>
    ${length > LONG_LINK ? html`<p class="hint long-link">The link has ${count(length)} characters. Some programs cut off what is longer than ${count(LONG_LINK)}: save the tree and pass on the file.</p>` : nothing}
  </div>`;
}

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    tell({ note: 'The link is copied.' });
  } catch {
    tell({ note: 'The browser keeps its clipboard to itself: copy the link from the address bar.' });
  }
}

function treeFile({ tree }: Place, vocabulary: Vocabulary, model: string): SavedFile {
  const texts = branches(tree).map(({ nodes }) => wholeText({ tree, end: nodes.at(-1) ?? ROOT }, vocabulary));
  const content = new Blob([writeTreeFile(tree, model, texts)], { type: 'application/json' });
  return { name: 'loaded-dice-tree.json', content };
}

async function openTree(
  input: HTMLInputElement,
  before: Place,
  vocabulary: Vocabulary,
  settle: Settle,
): Promise<void> {
  const file = input.files?.[0];
  input.value = ''; // The same file can then be opened again.
  if (!file) return;
  try {
    const tree = readTreeFile(await file.text(), vocabulary.size);
    tell({ before, note: `Opened ${file.name}.`, error: undefined });
    settle({ tree, end: leafFrom(tree, ROOT) });
  } catch (error) {
    tell({ error, note: '' });
  }
}
