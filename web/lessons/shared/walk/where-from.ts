import type { TemplateResult } from 'lit';
import { formatNumber } from '../../../charts/format.ts';
import type { Settings, Trace, TraceStage } from '../../../sampler/index.ts';
import type { View } from '../../../state/view.ts';
import { STAGE_NAMES } from '../../../ui/tokens/certificate.ts';
import { answering, type TraceRow } from '../../../ui/tokens/trace-table.ts';
import { certificates } from '../trace/cuts.ts';

/**
 * Charts of a lesson with the trace of a chosen token. Draw them with `pick: asksWhere(view)`; `settings` are those
 * of the trace.
 *
 *     whereFrom(view, example.words, trace, settingsOf(view), html`${chart(…)}${die(…)}`)
 */
export function whereFrom(
  view: View,
  words: readonly string[],
  trace: Trace,
  settings: Settings,
  charts: TemplateResult,
): TemplateResult {
  return answering(view, charts, (id) => {
    const word = words[id];
    return word === undefined ? undefined : { word, rows: tokenTrace(view, trace, settings, id) };
  });
}

/** A token from its logit to its face on the die, or to the stage that removed it. */
function tokenTrace(view: View, trace: Trace, settings: Settings, id: number): TraceRow[] {
  const { logits, probabilities } = trace.input;
  const rows: TraceRow[] = [
    {
      stage: 'logit',
      caption: 'the model’s score, and its share by softmax alone',
      score: logits[id] ?? Number.NaN,
      share: probabilities[id] ?? 0,
    },
  ];
  const note = certificates(trace).get(id);
  let before = logits[id] ?? Number.NaN;
  for (const stage of trace.stages.filter(({ active }) => active)) {
    if (stage.removed.ids.includes(id))
      return [
        ...rows,
        { stage: STAGE_NAMES[stage.name], caption: note ?? 'removed', share: 0, removed: true },
      ];
    const score = stage.logits[id] ?? Number.NaN;
    rows.push({
      stage: STAGE_NAMES[stage.name],
      caption: (CAPTIONS[stage.name] ?? KEPT)(stage, settings, before, score),
      score,
      share: stage.probabilities[id] ?? 0,
      among: stage.kept.length,
    });
    before = score;
  }
  const edges = view.sampler.cumulative(trace.probabilities);
  const from = id === 0 ? 0 : (edges[id - 1] ?? 0);
  return [
    ...rows,
    {
      stage: 'face on the die',
      caption: `the coins from ${formatNumber(from, 4)} up to ${formatNumber(edges[id] ?? 0, 4)}`,
      share: trace.probabilities[id] ?? 0,
      among: trace.kept.length,
    },
  ];
}

type Caption = (stage: TraceStage, settings: Settings, before: number, score: number) => string;

const KEPT: Caption = () => 'kept; shares divided by what the kept ones had';

/** What a stage did to a token that it kept, where there is more to say. */
const CAPTIONS: Partial<Record<TraceStage['name'], Caption>> = {
  repetitionPenalty: (_, { repetitionPenalty = 1 }, before, score) => {
    if (score === before) return 'not in the text so far: unchanged';
    return `${formatNumber(before)} ${before > 0 ? '÷' : '×'} ${formatNumber(repetitionPenalty)} = ${formatNumber(score)}`;
  },
  temperature: (_, { temperature = 1 }, before, score) =>
    temperature === 0
      ? 'T = 0: the largest score is kept, alone'
      : `${formatNumber(before)} ÷ ${formatNumber(temperature)} = ${formatNumber(score)}`,
  topK: (_, { topK = 0 }) =>
    `kept, among the best ${formatNumber(topK)}; shares divided by what the kept ones had`,
  topP: ({ kept, removed }, { topP = 1 }) =>
    `kept, among the ${formatNumber(kept.length)} that reach ${formatNumber(topP)}${removed.byRounding ? ', one of them by rounding' : ''}; shares divided by their sum`,
  minP: (stage) =>
    `kept, not under ${formatNumber(stage.removed.bound)}; shares divided by what the kept ones had`,
};
