import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { formatNumber } from '../../charts/format.ts';
import type { Measures } from '../../live/texts/measures.ts';
import { chart } from '../../ui/figure/figure.ts';

interface Metric {
  readonly name: string;
  readonly of: (is: Measures) => number;
  /** In one line. */
  readonly means: string;
}

/** The figures that every text of the race gets. */
export const METRICS: readonly Metric[] = [
  {
    name: 'Distinct-1',
    of: (is) => is.distinct1,
    means: 'different tokens over all tokens; 1 where none comes twice.',
  },
  {
    name: 'Distinct-2',
    of: (is) => is.distinct2,
    means: 'the same for pairs of neighbours.',
  },
  {
    name: 'Repeated',
    of: (is) => is.repeated4,
    means: 'the share of runs of four tokens that had come before: what a loop is made of.',
  },
  {
    name: 'Surprise',
    of: (is) => is.surprise,
    means:
      'the mean of −ln p in nats, with p the model’s own probability of each token before any setting touched it.',
  },
];

const SHARES = METRICS.slice(0, 3);

/** Shares as small bars. The surprise has no maximum, so it is only a number. */
export function metrics(name: string, is: Measures): TemplateResult {
  if (is.tokens === 0) return html`<div class="metrics"></div>`;
  const rows = SHARES.map((metric, id) => {
    const value = metric.of(is);
    const label = metric.name.toLowerCase();
    return {
      id,
      label,
      value,
      written: Number.isNaN(value) ? '–' : formatNumber(value),
      fate: 'kept' as const,
    };
  });
  return html`<div class="metrics compact">${chart(`Variety of the text by ${name}`, (width) =>
    bars(rows, { width, domain: [0, 1], rowHeight: 20, labelWidth: 94, valueWidth: 46 }),
  )}<p class="hint">surprise <strong>${formatNumber(is.surprise)}</strong> nats a token</p></div>`;
}

/** What the names stand for. */
export function legend(): TemplateResult {
  return html`<dl class="legend">${METRICS.map(({ name, means }) => html`<div><dt>${name}</dt><dd>${means}</dd></div>`)}</dl>`;
}
