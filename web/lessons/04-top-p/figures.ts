import { html, type TemplateResult } from 'lit';
import { bars } from '../../charts/bars.ts';
import { apart, formatNumber, percent, plural } from '../../charts/format.ts';
import type { Trace } from '../../sampler/index.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { editor } from '../../ui/controls/editor.ts';
import { die } from '../../ui/die/die.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { asksWhere } from '../../ui/tokens/trace-table.ts';
import { exampleChoice } from '../shared/controls/example-choice.ts';
import { certificates, lastBeforeCuts } from '../shared/trace/cuts.ts';
import { panel } from '../shared/trace/panel.ts';
import { settingsOf } from '../shared/trace/settings.ts';
import { runningSums } from '../shared/trace/sums.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { decidedByRounding, roundingNote } from '../shared/walk/rounding.ts';
import { whereFrom } from '../shared/walk/where-from.ts';

export const SIX = [0.5, 0.8, 0.9, 0.95, 0.99, 1] as const;

/** Bars of a trace before its cut, the removed hatched. */
function cutBars(example: Example, trace: Trace, ids: Iterable<number>, rolled?: number) {
  return rows(example.words, lastBeforeCuts(trace), ids, {
    write: percent,
    notes: certificates(trace),
    ...(rolled === undefined ? {} : { rolled }),
  });
}

/** Whether rounding decided the size of the nucleus under the current settings. */
export const isRounded = (view: View): boolean =>
  decidedByRounding(view.sampler.trace(logitsOf(table(view.state)), settingsOf(view)));

export function nucleus(view: View, controls: TemplateResult): TemplateResult {
  const example = table(view.state);
  const { topP } = view.state;
  return figure({
    title: `Top-p with p = ${formatNumber(topP)} on “${example.prompt}”`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const settings = settingsOf(view);
      const trace = view.sampler.trace(logitsOf(example), settings);
      const before = lastBeforeCuts(trace);
      const { ids, sums } = runningSums(view, before);
      const rolled = roll(view, trace.probabilities);
      const kept = trace.kept.length;
      const [covered, p] = apart(sums[kept - 1] ?? 0, topP, percent);
      return {
        summary:
          view.state.temperature === 0
            ? `T = 0 is greedy: “${example.words[trace.kept[0] ?? 0]}” alone is left before top-p can add anything up; ${plural(ids.length - kept, 'token')} removed.`
            : `The best ${plural(kept, 'token')} ${kept === 1 ? 'covers' : 'cover'} ${covered}, the first sum to reach ${p}${decidedByRounding(trace) ? ' as the computer adds' : ''}; ${plural(ids.length - kept, 'token')} removed.${roundingNote(trace)}`,
        body: whereFrom(
          view,
          example.words,
          trace,
          settings,
          html`<h3 class="hint">Shares before the cut, and their running sum</h3>${chart(
            'Shares, largest first, with their running sum',
            (width) =>
              bars(cutBars(example, trace, ids, rolled.id), {
                width,
                domain: [0, 1],
                cumulative: [...sums],
                cutAfter: kept,
                mark: { at: topP, label: `p = ${formatNumber(topP)}` },
                pick: asksWhere(view),
              }),
          )}<h3 class="hint">The die after the cut</h3>${die(view, example.words, trace.probabilities, rolled)}`,
        ),
        table: {
          columns: ['Token', 'Share', 'Running sum', 'After top-p'],
          rows: [...ids].map((id, rank) => [
            example.words[id] ?? '',
            exact(before[id] ?? 0),
            exact(sums[rank] ?? 0),
            exact(trace.probabilities[id] ?? 0),
          ]),
        },
      };
    },
    controls,
  });
}

export function six(view: View): TemplateResult {
  const example = table(view.state);
  return figure({
    title: `Six values of p on “${example.prompt}”`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const logits = logitsOf(example);
      const shares = view.sampler.softmax(logits, {});
      const { ids, sums } = runningSums(view, shares);
      const traces = SIX.map((topP) => ({ topP, trace: view.sampler.trace(logits, { topP }) }));
      const sizes = traces.map(
        ({ topP, trace }) =>
          `${trace.kept.length} at ${topP}${decidedByRounding(trace) ? ' (one by rounding)' : ''}`,
      );
      return {
        summary: `Tokens in the nucleus: ${sizes.join(', ')}.`,
        body: html`<div class="panels">${traces.map(({ topP, trace }) =>
          panel(`p = ${topP}`, plural(trace.kept.length, 'token'), cutBars(example, trace, ids), {
            cumulative: [...sums],
            cutAfter: trace.kept.length,
            mark: { at: topP, label: String(topP) },
          }),
        )}</div>`,
        table: {
          columns: ['Token', 'Share', 'Running sum', ...SIX.map((topP) => `p = ${topP}`)],
          rows: [
            ...[...ids].map((id, rank) => [
              example.words[id] ?? '',
              exact(shares[id] ?? 0),
              exact(sums[rank] ?? 0),
              ...traces.map(({ trace }) => exact(trace.probabilities[id] ?? 0)),
            ]),
            ['tokens kept', '', '', ...traces.map(({ trace }) => trace.kept.length)],
          ],
        },
      };
    },
    controls: html`${exampleChoice(view)}${editor(view)}`,
  });
}
