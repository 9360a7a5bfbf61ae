import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { count, formatNumber, plural } from '../../charts/format.ts';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { counted } from '../../ui/figure/table.ts';
import { answering, asksWhere } from '../../ui/tokens/trace-table.ts';
import { ranking } from './ranking.ts';
import { onScores, type Scores } from './scores.ts';
import { search } from './search.ts';
import { searchTrace } from './search-trace.ts';
import { TOP_K } from './settings.ts';

/** The tokens of whom the halvings left a doubt, in order, and where the cut falls among them. */
export function edge(view: View): TemplateResult {
  return onScores(view, (scores) => drawn(view, scores));
}

function drawn(view: View, scores: Scores): TemplateResult {
  const { logits, lead, nameOf } = scores;
  const { tie } = ranking(view.sampler, logits);
  const ks = [TOP_K.cuts.topK ?? 0, ...(tie ? [tie] : [])];
  const topK = ks.includes(view.state.topK) ? view.state.topK : (ks[0] ?? 0);
  return figure({
    title: `The edge of top-k ${count(topK)}`,
    reset: view.reset,
    lead,
    draw: () => {
      const { rows, above, inside } = atEdge(view, scores, topK);
      const isTied = topK === tie;
      return {
        summary: `${plural(above, 'token')} ${above === 1 ? 'is' : 'are'} in without an order among them; of ${count(rows.length)} at the edge ${count(inside)} stay${isTied ? ', a tie going to the lower token number' : ''}; the other ${count(logits.length - above - rows.length)} are out.`,
        body: answering(
          view,
          html`${chart('Tokens at the edge, best first', (width) => edgeBars(view, rows, inside, width))}
            ${rows.some(({ marked }) => marked) ? html`<p class="hint">A dot marks tokens with the same logit.</p>` : ''}`,
          (id) =>
            id < logits.length
              ? { word: nameOf(id), rows: searchTrace(view.sampler, logits, id, topK) }
              : undefined,
        ),
        table: {
          columns: ['Token', 'Token number', 'Rank', 'Logit', 'Fate'],
          rows: rows.map(({ id, value, label, fate }, i) => [
            label,
            id,
            counted(above + i + 1),
            { value, written: formatNumber(value, 9) },
            fate === 'kept' ? 'stays' : 'goes',
          ]),
        },
      };
    },
    controls: choice(
      'k',
      ks.map((k) => ({ value: String(k), name: k === tie ? `${count(k)}, which cuts a tie` : count(k) })),
      String(topK),
      (k) => view.set({ topK: Number(k) }),
    ),
  });
}

/** The few that are put in order, how many stand above them, and how many of them stay. */
function atEdge({ sampler }: View, { logits, nameOf }: Scores, topK: number) {
  const ranked = ranking(sampler, logits).ids;
  const doubt = new Set(search(sampler, logits, { topK }).sorted);
  const stays = new Set(sampler.distribution(logits, { topK }).kept);
  const ids = [...ranked].filter((id) => doubt.has(id));
  const rows = ids.map((id, i): Bar => {
    const value = logits[id] ?? 0;
    const isTied = [ids[i - 1], ids[i + 1]].some((other) => other !== undefined && logits[other] === value);
    const note = stays.has(id) ? {} : { note: 'out' };
    const fate = stays.has(id) ? 'kept' : 'removed';
    return { id, label: nameOf(id), value, written: formatNumber(value, 7), fate, marked: isTied, ...note };
  });
  const above = ids[0] === undefined ? topK : ranked.indexOf(ids[0]);
  return { rows, above, inside: ids.filter((id) => stays.has(id)).length };
}

/** The axis begins a little below the worst of them: they differ by little. */
function edgeBars(view: View, rows: readonly Bar[], inside: number, width: number) {
  const values = rows.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return bars(rows, {
    width,
    domain: [least - (most - least) / 3, most],
    rowHeight: 21,
    labelWidth: 104,
    valueWidth: 76,
    cutAfter: inside,
    pick: asksWhere(view),
  });
}
