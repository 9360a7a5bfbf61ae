import type { TemplateResult } from 'lit';
import { type Bar, type BarPick, bars } from '../../charts/bars.ts';
import { count, percent } from '../../charts/format.ts';
import type { Survey } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { chart } from '../../ui/figure/figure.ts';
import { certificate } from '../../ui/tokens/certificate.ts';
import { asksWhere } from '../../ui/tokens/trace-table.ts';
import { ranked } from './ranked.ts';
import type { Reading } from './reading.ts';
import { wordOf } from './words.ts';

/** The id of the bar of all other tokens; no token has this id. */
export const OTHERS = -2;
/** The values at which the axis may end. Few, so that the axis rarely changes during a drag. */
const AXIS_ENDS = [0.1, 0.25, 0.5, 1];

/** The best tokens with their shares before (outline) and after, then all the others as one bar. */
export function topBars(view: View, reading: Reading, survey: Survey): TemplateResult {
  const rows = [...bestRows(reading, survey), othersRow(survey)];
  const where = asksWhere(view);
  const pick = { ...where, act: (id: number) => (id === OTHERS ? undefined : where.act(id)) };
  return shareBars('Share of each of the best tokens, and of all others', rows, pick);
}

/** Bars of shares on an axis that ends in few places. */
export function shareBars(label: string, rows: readonly Bar[], pick?: BarPick): TemplateResult {
  const end = axisEnd(rows);
  return chart(label, (width) =>
    bars(rows, {
      width,
      domain: [0, end],
      labelWidth: 118,
      valueWidth: 74,
      rowHeight: 24,
      ticks: [0, end / 2, end].map((at) => ({ at, label: percent(at) })),
      ...(pick ? { pick } : {}),
    }),
  );
}

function bestRows({ vocabulary }: Reading, survey: Survey): Bar[] {
  return ranked(survey).map(({ id, before, probability, removed }) => {
    const value = removed ? before : probability;
    return {
      id,
      label: wordOf(vocabulary, id),
      value,
      written: percent(value),
      ghost: before,
      fate: removed ? 'removed' : id === survey.drawn ? 'rolled' : 'kept',
      ...(removed ? { note: certificate(removed.stage, removed.value, removed.bound) } : {}),
    };
  });
}

function othersRow({ others }: Survey): Bar {
  return {
    id: OTHERS,
    label: `${count(others.count)} others`,
    value: others.probabilities,
    written: percent(others.probabilities),
    ghost: others.before,
    fate: 'many',
    note: othersFate(others),
  };
}

/** How many of the tokens without a bar are still there, in words. */
export function othersFate({ count: all, kept }: Survey['others']): string {
  if (kept === 0) return 'all of them removed';
  return kept === all ? 'all of them kept' : `${count(kept)} of them kept`;
}

/** The first end that holds every bar and outline. */
export function axisEnd(rows: readonly Pick<Bar, 'value' | 'ghost'>[]): number {
  const longest = Math.max(...rows.flatMap(({ value, ghost }) => [value, ghost ?? 0]));
  return AXIS_ENDS.find((end) => longest <= end) ?? 1;
}
