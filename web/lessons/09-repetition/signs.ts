import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { formatNumber, percent } from '../../charts/format.ts';
import type { View } from '../../state/view.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { changed } from './figures.ts';
import { type Penalised, penalised, penaltySlider, previousToggles } from './penalised.ts';

/** The rule beside the naive one, which divides whatever the sign. */
export function signs(view: View): TemplateResult {
  return figure({
    title: `Divide or multiply by ${formatNumber(view.state.repetitionPenalty)}`,
    reset: view.reset,
    draw: () => {
      const rule = penalised(view);
      const naive = dividedAlways(view, rule);
      const { words } = rule.example;
      const all = [0, ...rule.logits.before, ...rule.logits.after, ...naive.logits];
      const domain = [Math.min(...all), Math.max(...all)] as const;
      const panel = (title: string, after: Float64Array) =>
        html`<section class="panel compact"><h3>${title}</h3>${chart(title, (width) =>
          bars(changed(rule, rule.logits.before, after, words.keys(), formatNumber), {
            width,
            domain,
            labelWidth: 74,
            valueWidth: 92,
            rowHeight: 26,
          }),
        )}</section>`;
      return {
        summary: summaryOf(rule, naive.shares),
        body: html`<div class="pair">${panel('The rule: the sign decides', rule.logits.after)}${panel('Dividing always', naive.logits)}</div>`,
        table: {
          columns: [
            'Token',
            'Said',
            'Logit',
            'By the rule',
            'Divided',
            'Share',
            'Share by the rule',
            'Share if divided',
          ],
          rows: words.map((word, id) => [
            word,
            rule.previousTokens.includes(id) ? 'yes' : '',
            ...[rule.logits.before, rule.logits.after, naive.logits].map((x) => exact(x[id] ?? Number.NaN)),
            ...[rule.shares.before, rule.shares.after, naive.shares].map((p) => exact(p[id] ?? Number.NaN)),
          ]),
        },
      };
    },
    controls: html`${penaltySlider(view)}${previousToggles(view)}`,
  });
}

/** Divides negative logits by α: the core multiplies them by the penalty, so it gets 1 / α. */
function dividedAlways(
  view: View,
  { previousTokens, logits }: Penalised,
): { logits: Float64Array; shares: Float64Array } {
  const alpha = view.state.repetitionPenalty;
  const negative = previousTokens.filter((id) => (logits.before[id] ?? 0) < 0);
  const pass = (from: Float64Array, repetitionPenalty: number, previousTokens: number[]) =>
    view.sampler.trace(from, { order: ['repetitionPenalty'], repetitionPenalty, previousTokens });
  const positive = previousTokens.filter((id) => !negative.includes(id));
  const first = pass(logits.before, alpha, positive).stages[0]?.logits ?? logits.before;
  const second = pass(first, 1 / alpha, negative);
  return { logits: second.stages[0]?.logits ?? first, shares: second.probabilities };
}

function summaryOf({ example, previousTokens, logits, shares }: Penalised, naive: Float64Array): string {
  const id = previousTokens.findLast((each) => (logits.before[each] ?? 0) < 0);
  if (id === undefined) return 'No word with a negative logit has been said: the two ways agree.';
  const share = (of: Float64Array) => percent(of[id] ?? 0);
  return `“${example.words[id]}” had ${share(shares.before)}; the rule makes it ${share(shares.after)}, dividing always ${share(naive)}.`;
}
