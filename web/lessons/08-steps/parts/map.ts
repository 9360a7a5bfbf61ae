import { html, type TemplateResult } from 'lit';
import { plural } from '../../../charts/format.ts';
import { type Lane, lanes } from '../../../charts/lanes.ts';
import type { Vocabulary } from '../../../live/reading/vocabulary.ts';
import { joined, wordOf } from '../../../live/reading/words.ts';
import { visible } from '../../../text/marks.ts';
import { chart } from '../../../ui/figure/figure.ts';
import type { Table } from '../../../ui/figure/table.ts';
import { type Branch, branches, numbersOf } from '../tree/branches.ts';
import { type Node, pathTo } from '../tree/tree.ts';
import type { Place } from '../writing/session.ts';

/** The tree as a map of branches; a click or Enter shows one. */
export function map(place: Place, vocabulary: Vocabulary, go: (end: number) => void): TemplateResult {
  const all = branches(place.tree);
  const numbers = numbersOf(all);
  const rows = all.map((branch, i) => laneOf(branch, numbers[i] ?? 0, place, vocabulary, all.length));
  const goTo = (row: number) => go(all[row]?.nodes.at(-1) ?? place.end);
  return html`<section class="panel"><h3>The tree<span>${plural(all.length, 'text')}, ${plural(place.tree.nodes.length, 'token')}</span></h3>
    ${chart('Branches of the text; Enter takes one', (width) => lanes(rows, { width, go: goTo }))}</section>`;
}

function laneOf(
  { nodes, depth, from }: Branch,
  number: number,
  { tree, end }: Place,
  vocabulary: Vocabulary,
  total: number,
): Lane {
  const path = new Set(pathTo(tree, end));
  const first = tree.nodes[nodes[0] ?? 0] as Node;
  const tokens = nodes.map((at) => vocabulary.describe(tree.nodes[at]?.id ?? 0));
  const whole = visible(joined(tokens));
  const lit = nodes.filter((at) => path.has(at)).length;
  const current = nodes.at(-1) === end;
  const how = first.forced ? 'forced' : `seed ${first.seed}`;
  return {
    name: wordOf(vocabulary, first.id),
    preview: visible(joined(tokens.slice(1))),
    spoken: `Text ${number} of ${total}, from token ${depth + 1}, ${how}: ${whole}${current ? '; on show' : ''}`,
    start: depth,
    end: depth + nodes.length,
    from,
    lit,
    current,
    forced: first.forced,
  };
}

/** The texts of the tree, one a row, in the order of their making. */
export function treeTable({ tree, end }: Place, vocabulary: Vocabulary): Table {
  const all = branches(tree);
  const numbers = numbersOf(all);
  const rows = all.map(({ nodes, depth }, i) => {
    const first = tree.nodes[nodes[0] ?? 0] as Node;
    return [
      numbers[i] ?? 0,
      depth + 1,
      first.forced ? 'forced' : 'rolled',
      nodes.length,
      first.seed,
      nodes.at(-1) === end ? 'yes' : 'no',
      wholeText({ tree, end: nodes.at(-1) ?? end }, vocabulary),
    ];
  });
  return {
    columns: ['Text', 'Own from token', 'Starts', 'Own tokens', 'Seed', 'On show', 'Whole text'],
    rows: rows.sort(([a], [b]) => Number(a) - Number(b)),
  };
}

export function wholeText({ tree, end }: Place, vocabulary: Vocabulary): string {
  const ids = [...tree.prompt, ...pathTo(tree, end).map((at) => tree.nodes[at]?.id ?? 0)];
  return joined(ids.map((id) => vocabulary.describe(id)));
}
