import type { TemplateResult } from 'lit';
import { type Bar, bars } from '../../charts/bars.ts';
import { count, percent } from '../../charts/format.ts';
import type { Survey } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { chart } from '../../ui/figure/figure.ts';
import { certificate } from '../../ui/tokens/certificate.ts';
import { asksWhere } from '../../ui/tokens/story.ts';
import type { Reading } from './reading.ts';
import { wordOf } from './words.ts';

/** Names the bar of all other tokens; no token has this id. */
const OTHERS = -2;
/** Where the axis may end. Few and far apart, so that it stands still through most of a drag. */
const AXIS_ENDS = [0.1, 0.25, 0.5, 1];

/** The best tokens with their shares before (outline) and after, then all the others as one bar. */
export function topBars(view: View, reading: Reading, survey: Survey): TemplateResult {
  const rows = [...bestRows(reading, survey), othersRow(survey)];
  const end = axisEnd(rows);
  const where = asksWhere(view);
  return chart('Share of each of the best tokens, and of all others', (width) =>
    bars(rows, {
      width,
      domain: [0, end],
      labelWidth: 118,
      valueWidth: 74,
      rowHeight: 24,
      pick: { ...where, act: (id) => (id === OTHERS ? undefined : where.act(id)) },
      ticks: [0, end / 2, end].map((at) => ({ at, label: percent(at) })),
    }),
  );
}

function bestRows({ vocabulary }: Reading, { top, drawn }: Survey): Bar[] {
  return [...top.ids].map((id, i) => {
    const before = top.before[i] ?? 0;
    const removed = top.removed[i];
    const value = removed ? before : (top.probabilities[i] ?? 0);
    return {
      id,
      label: wordOf(vocabulary, id),
      value,
      written: percent(value),
      ghost: before,
      fate: removed ? 'removed' : id === drawn ? 'rolled' : 'kept',
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
