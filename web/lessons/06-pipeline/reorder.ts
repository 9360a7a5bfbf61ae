import { html, type TemplateResult } from 'lit';
import { type Bar, bars, reach } from '../../charts/bars.ts';
import { percent, plural } from '../../charts/format.ts';
import type { Stage, Trace } from '../../sampler/index.ts';
import { type Example, logitsOf, table } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { chain } from '../../ui/chain/chain.ts';
import { editor } from '../../ui/controls/editor.ts';
import { die } from '../../ui/die/die.ts';
import { roll } from '../../ui/die/rolls.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import { exact } from '../../ui/figure/table.ts';
import { STAGE_NAMES } from '../../ui/tokens/certificate.ts';
import { exampleChoice } from '../shared/controls/example-choice.ts';
import { temperatureSlider, topPSlider } from '../shared/controls/sliders.ts';
import { certificates } from '../shared/trace/cuts.ts';
import { named } from '../shared/trace/named.ts';
import { rows } from '../shared/trace/token-bars.ts';
import { ends, linksOf } from './links.ts';
import { orderPresets } from './presets.ts';
import { chainSettings, fields, previousChoice } from './settings.ts';

/** The chain beside the shares as they stand after one of its stages; the stages can be moved. */
export function reorder(view: View): TemplateResult {
  const example = table(view.state);
  const { order } = view.state;
  const change = (next: readonly Stage[]) => view.set({ order: next });
  const shown = Math.min(view.state.stage, order.length - 1);
  return figure({
    title: 'A chain you can reorder',
    reset: view.reset,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example), chainSettings(view));
      const rolled = roll(view, trace.probabilities);
      const after = trace.stages[shown];
      const data = barsAt(view, example, trace, shown);
      return {
        summary: `${plural(trace.kept.length, 'token')} of ${example.words.length} ${trace.kept.length === 1 ? 'comes' : 'come'} out of the chain: ${named(example.words, trace.kept)}${removals(trace)}.`,
        body: html`<div class="pair"><section>${ends(
          trace,
          chain({
            label: 'Stages, first to last',
            links: linksOf(example.words, trace, view.state),
            change,
            shown,
            show: (stage) => view.set({ stage }),
          }),
        )}</section>
        <section><h3 class="hint">${after ? `After ${STAGE_NAMES[after.name]}` : 'No stage at all'}, the share before as an outline</h3>
          ${chart('Shares after the stage', (width) =>
            bars(data, {
              width,
              domain: reach(data),
              rowHeight: 26,
              labelWidth: 80,
            }),
          )}</section></div>
          ${die(view, example.words, trace.probabilities, rolled)}`,
        table: stageTable(view, example, trace),
      };
    },
    controls: html`${orderPresets('Order of', order, change)}${temperatureSlider(view)}${topPSlider(view)}
      ${fields(view, ['topK', 'minP', 'repetitionPenalty'])}${previousChoice(view)}${exampleChoice(view)}${editor(view)}`,
  });
}

function removals(trace: Trace): string {
  const cuts = trace.stages.filter(({ removed }) => removed.ids.length > 0);
  if (cuts.length === 0) return '; no stage removes any';
  return `; ${cuts.map(({ name, removed }) => `${STAGE_NAMES[name]} removes ${removed.ids.length}`).join(', ')}`;
}

/** The shares after stage `at`. Removed tokens stay in place, hatched, at their last share. */
function barsAt(view: View, example: Example, trace: Trace, at: number): Bar[] {
  const ids = view.sampler.argsort(trace.input.logits);
  const stage = trace.stages[at];
  if (!stage) return rows(example.words, trace.input.probabilities, ids, { write: percent });
  const values = Float64Array.from(stage.probabilities);
  const notes = new Map<number, string>();
  const reasons = certificates(trace);
  trace.stages.slice(0, at + 1).forEach(({ removed }, i) => {
    for (const id of removed.ids) {
      values[id] = before(trace, i)[id] ?? 0;
      notes.set(id, reasons.get(id) ?? '');
    }
  });
  return rows(example.words, values, ids, { write: percent, notes, ghosts: before(trace, at) });
}

/** The shares that stage `i` was given. */
function before(trace: Trace, i: number): Float64Array {
  return (trace.stages[i - 1] ?? trace.input).probabilities;
}

/** Every token after every stage, and the stage that removed it. */
function stageTable(view: View, example: Example, trace: Trace) {
  const reasons = certificates(trace);
  return {
    columns: ['Token', 'Raw share', ...trace.stages.map(({ name }) => `After ${STAGE_NAMES[name]}`), 'Fate'],
    rows: [...view.sampler.argsort(trace.input.logits)].map((id) => [
      example.words[id] ?? '',
      exact(trace.input.probabilities[id] ?? 0),
      ...trace.stages.map(({ probabilities }) => exact(probabilities[id] ?? 0)),
      reasons.get(id) ?? 'kept',
    ]),
  };
}
