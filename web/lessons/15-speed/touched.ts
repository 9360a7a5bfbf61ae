import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { blockMap, type Touch } from '../../charts/block-map.ts';
import { count, plural } from '../../charts/format.ts';
import type { SearchReport } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted } from '../../ui/figure/table.ts';
import { onScores, type Scores } from './scores.ts';
import { search } from './search.ts';
import { chosen, type Setting, settingChoice } from './settings.ts';

/** What a way does to the numbers, each counted once for every time that it is done. */
interface Work {
  readonly opened: number;
  readonly weighed: number;
  readonly sorted: number;
}

/** Which blocks each way touches, side by side, and how often it does what takes time. */
export function touched(view: View): TemplateResult {
  return onScores(view, (scores) => drawn(view, scores));
}

function drawn(view: View, { logits, lead }: Scores): TemplateResult {
  const setting = chosen(view.state);
  return figure({
    title: `Two ways to ${setting.name}`,
    reset: view.reset,
    lead,
    draw: () => {
      const found = search(view.sampler, logits, setting.cuts);
      const kept = view.sampler.distribution(logits, setting.cuts).kept.length;
      const blocks = found.maxima.length;
      const all: Work = {
        opened: blocks,
        weighed: logits.length,
        sorted: ordersAll(setting) ? logits.length : 0,
      };
      const few: Work = {
        opened: found.opened.length,
        weighed: found.exponentials,
        sorted: found.sorted.length,
      };
      const most = Math.max(all.weighed, few.weighed);
      return {
        summary: `To keep ${plural(kept, 'token')} of ${count(logits.length)}, the notebook puts ${some(all.sorted)} in order. The core opens ${count(few.opened)} of ${count(blocks)} blocks and puts ${some(few.sorted)} in order.`,
        body: html`<div class="pair">
          ${side('The notebook: everything', Array<Touch>(blocks).fill(all.sorted > 0 ? 'sorted' : 'again'), all, most)}
          ${side('The core: what may matter', touches(found), few, most)}</div>
          <p class="hint">Each square is a block of ${found.blockSize} tokens: <span class="key once"></span>looked at once, <span class="key again"></span>opened, <span class="key sorted"></span>with tokens in it that are put in order.</p>`,
        table: {
          columns: ['What is done', 'Notebook', 'Core'],
          rows: [
            ['logits looked at', counted(logits.length), counted(logits.length)],
            ['blocks opened', 'all', counted(few.opened)],
            ['tokens collected from them', counted(logits.length), counted(found.collected.length)],
            ['exponentials', counted(all.weighed), counted(few.weighed)],
            ['numbers put in order', counted(all.sorted), counted(few.sorted)],
            ['tokens kept', counted(kept), counted(kept)],
          ],
        },
      };
    },
    controls: settingChoice(view),
  });
}

const some = (n: number) => (n === 0 ? 'none' : count(n));

/** Min-p needs no order in either way: a token is held against the best one's share. */
function ordersAll({ cuts }: Setting): boolean {
  return cuts.topK !== undefined || cuts.topP !== undefined;
}

function touches({ blockSize, maxima, opened, sorted }: SearchReport): Touch[] {
  const blocks = Array<Touch>(maxima.length).fill('once');
  for (const block of opened) blocks[block] = 'again';
  for (const id of sorted) blocks[Math.floor(id / blockSize)] = 'sorted';
  return blocks;
}

function side(title: string, blocks: readonly Touch[], work: Work, most: number): TemplateResult {
  const row = (id: number, label: string, value: number): Bar => ({
    id,
    label,
    value,
    written: count(value),
    fate: id === 1 ? 'rolled' : 'kept',
  });
  const rows = [row(0, 'exponentials', work.weighed), row(1, 'put in order', work.sorted)];
  const spoken = `${title}: ${count(work.opened)} of ${count(blocks.length)} blocks opened`;
  return html`<section class="compact"><h3 class="hint">${title}</h3>
    ${chart(title, (width) => blockMap(blocks, { width, spoken }))}
    ${chart(`${title}: how many numbers`, (width) =>
      bars(rows, { width, domain: [0, most], rowHeight: 24, labelWidth: 112, valueWidth: 62 }),
    )}</section>`;
}
