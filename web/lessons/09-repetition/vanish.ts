import type { TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { formatNumber, percent } from '../../charts/format.ts';
import type { Reading } from '../../live/reading/reading.ts';
import { wordOf } from '../../live/reading/words.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { change, penaltySlider } from './penalised.ts';

const SHOWN = 14;

/** The model's best tokens under a penalty on the whole text so far. */
export function vanish(view: View, reading: Reading): TemplateResult {
  const { repetitionPenalty } = view.state;
  return figure({
    title: `A penalty of ${formatNumber(repetitionPenalty)} on every token of the text so far`,
    reset: view.reset,
    draw: () => {
      const { logits, ids: previousTokens } = reading;
      const settings = { repetitionPenalty, previousTokens };
      const raw = view.sampler.softmax(logits);
      const { probabilities: after, entropy } = view.sampler.distribution(logits, settings);
      const best = [...view.sampler.argsort(raw).subarray(0, SHOWN)];
      const distinct = new Set(previousTokens);
      const name = (id: number) => wordOf(reading.vocabulary, id);
      const [before, left] = [raw, after].map((shares) => together(view, shares, distinct));
      const data = best.map(
        (id): Bar => ({
          id,
          label: name(id),
          value: after[id] ?? 0,
          written: change(raw[id] ?? 0, after[id] ?? 0, percent),
          fate: 'kept',
          ghost: raw[id] ?? 0,
          ...(distinct.has(id) ? { marked: true, note: 'in the text already' } : {}),
        }),
      );
      const most = Math.max(...best.flatMap((id) => [raw[id] ?? 0, after[id] ?? 0]));
      return {
        summary: `The ${distinct.size} tokens that the text has used ${before === left ? `have ${percent(before ?? 0)} of the die` : `go from ${percent(before ?? 0)} of the die to ${percent(left ?? 0)}`}; the entropy is now ${formatNumber(entropy)} nats.`,
        body: chart('The model’s favourites, before and after the penalty', (width) =>
          bars(data, { width, domain: [0, most], labelWidth: 98, valueWidth: 122, rowHeight: 25 }),
        ),
        table: {
          columns: ['Token', 'In the text', 'Share', 'Penalised share'],
          rows: best.map((id) => [
            name(id),
            distinct.has(id) ? 'yes' : '',
            exact(raw[id] ?? Number.NaN),
            exact(after[id] ?? Number.NaN),
          ]),
        },
      };
    },
    controls: penaltySlider(view, [1, 1.1, 1.3, 2]),
  });
}

/** The shares of some tokens as one, as the core adds them. */
function together(view: View, shares: Float64Array, ids: ReadonlySet<number>): number {
  const others = shares.filter((_, id) => !ids.has(id));
  const first = Float64Array.from(ids, (id) => shares[id] ?? 0);
  const all = new Float64Array(shares.length);
  all.set(first);
  all.set(others, first.length);
  return view.sampler.cumulative(all)[first.length - 1] ?? 0;
}
