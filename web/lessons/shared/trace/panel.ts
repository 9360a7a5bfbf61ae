import { html, type TemplateResult } from 'lit';
import { type Bar, bars } from '../../../charts/bars.ts';
import { chart } from '../../../ui/figure/figure.ts';

/** Options for a panel with longer words. */
export const ROOMY = { labelWidth: 74, rowHeight: 20 };

/** A small chart among others, with its own heading. */
export function panel(
  title: string,
  note: string,
  data: readonly Bar[],
  extra: Partial<Parameters<typeof bars>[1]> = {},
): TemplateResult {
  return html`<section class="panel compact"><h3>${title}<span>${note}</span></h3>
    ${chart(`${title}, ${note}`, (width) =>
      bars(data, { domain: [0, 1], rowHeight: 19, labelWidth: 60, valueWidth: 64, ...extra, width }),
    )}</section>`;
}
