import { html, type TemplateResult } from 'lit';
import { type BarsOptions, bars } from '../../../charts/bars.ts';
import { formatNumber, percent } from '../../../charts/format.ts';
import type { Settings, Stage, Trace } from '../../../sampler/index.ts';
import { type Example, logitsOf, table } from '../../../state/examples.ts';
import type { View } from '../../../state/view.ts';
import { die } from '../../../ui/die/die.ts';
import { roll } from '../../../ui/die/rolls.ts';
import { chart, figure } from '../../../ui/figure/figure.ts';
import { STAGE_NAMES } from '../../../ui/tokens/certificate.ts';
import { asksWhere } from '../../../ui/tokens/trace-table.ts';
import { certificates, lastBeforeCuts } from '../trace/cuts.ts';
import { named } from '../trace/named.ts';
import { runningSums } from '../trace/sums.ts';
import { rows, shares } from '../trace/token-bars.ts';
import { wordTable } from '../trace/word-table.ts';
import { roundingNote } from './rounding.ts';
import { whereFrom } from './where-from.ts';

/** One stop of an algorithm: what it is called and which picture of the trace it shows. */
export interface Stop {
  readonly name: string;
  readonly picture:
    | 'scores'
    | 'penalised'
    | 'scaled'
    | 'shares'
    | 'sorted'
    | 'cut'
    | 'renormalised'
    | 'drawn';
}

/** An algorithm, one stop at a time: the same bars move through the stages of the core's trace. */
export function walk(
  view: View,
  settings: Settings,
  stops: readonly Stop[],
  controls: TemplateResult,
): TemplateResult {
  const at = Math.min(view.state.stage, stops.length - 1);
  const stop = stops[at] as Stop;
  const example = table(view.state);
  return figure({
    title: `Stop ${at + 1} of ${stops.length}: ${stop.name}`,
    reset: view.reset,
    words: example.words,
    draw: () => {
      const trace = view.sampler.trace(logitsOf(example), settings);
      const ids = view.sampler.argsort(trace.input.logits);
      const { summary, body } = PICTURES[stop.picture](view, example, trace);
      return {
        summary,
        body: whereFrom(view, example.words, trace, settings, body),
        table: wordTable(example.words, ids, [
          { name: 'Logit', values: trace.input.logits },
          { name: 'Before the cut', values: lastBeforeCuts(trace) },
          { name: 'Final', values: trace.probabilities },
        ]),
      };
    },
    controls: html`<div class="choice" role="group" aria-label="Stop">
        <button type="button" class="stop" ?disabled=${at === 0} @click=${() => view.set({ stage: at - 1 })}>Back one stop</button>
        ${stops.map(
          (
            { name },
            i,
          ) => html`<button type="button" class="stop" aria-pressed=${i === at} aria-label=${`Stop ${i + 1}: ${name}`}
          @click=${() => view.set({ stage: i })}>${i + 1}</button>`,
        )}
        <button type="button" class="stop" ?disabled=${at === stops.length - 1} @click=${() => view.set({ stage: at + 1 })}>On one stop</button>
      </div>${controls}`,
  });
}

type Picture = (view: View, example: Example, trace: Trace) => { summary: string; body: TemplateResult };

/** A list and not an iterator: a chart reads it each time it is drawn. */
const inOrder = (example: Example) => [...example.words.keys()];

const PICTURES: Record<Stop['picture'], Picture> = {
  scores: (view, example, trace) => ({
    summary: `${example.words.length} logits, in the order of their token numbers.`,
    body: scoreBars(view, example, trace.input.logits, inOrder(example)),
  }),
  penalised: (view, example, trace) => {
    const penalised = trace.stages.find(({ name }) => name === 'repetitionPenalty');
    const logits = penalised?.logits ?? trace.input.logits;
    const { repetitionPenalty } = view.state;
    const previous = new Set(view.state.previousTokens);
    return {
      summary: penalised?.active
        ? `${named(example.words, previous)}, already in the text, ${previous.size === 1 ? 'gets its logit' : 'get their logits'} divided by ${formatNumber(repetitionPenalty)}, or multiplied where negative.`
        : 'No penalty is set, so no logit moves.',
      body: scoreBars(view, example, logits, inOrder(example), trace.input.logits),
    };
  },
  scaled: (view, example, trace) => {
    const scaled = trace.stages.find(({ name }) => name === 'temperature')?.logits ?? trace.input.logits;
    return {
      summary: `Every logit divided by T = ${formatNumber(view.state.temperature)}.`,
      body: scoreBars(view, example, scaled, inOrder(example)),
    };
  },
  shares: (view, example, trace) => ({
    summary: 'Softmax: every token has a share, still in the order of token numbers.',
    body: shareBars(view, rows(example.words, lastBeforeCuts(trace), inOrder(example), { write: percent })),
  }),
  sorted: (view, example, trace) => ({
    summary: `Sorted: “${example.words[view.sampler.argsort(lastBeforeCuts(trace))[0] ?? 0]}” first. Ties put the lower token number first.`,
    body: shareBars(
      view,
      rows(example.words, lastBeforeCuts(trace), view.sampler.argsort(lastBeforeCuts(trace)), {
        write: percent,
      }),
    ),
  }),
  cut: (view, example, trace) => {
    const before = lastBeforeCuts(trace);
    const notes = certificates(trace);
    return {
      summary: `${trace.kept.length} kept, ${notes.size} removed${byWhom(trace)}; the removed stay in sight, hatched.${roundingNote(trace)}`,
      body: shareBars(
        view,
        rows(example.words, before, view.sampler.argsort(before), { write: percent, notes }),
        trace.kept.length,
        runningSum(view, trace),
      ),
    };
  },
  renormalised: (view, example, trace) => ({
    summary:
      'The kept shares are divided by their sum, so that they add up to 1 again; dashed outlines show them before.',
    body: shareBars(view, shares(view, example, trace), trace.kept.length),
  }),
  drawn: (view, example, trace) => {
    const rolled = roll(view, trace.probabilities);
    return {
      summary: `The coin ${formatNumber(rolled.u, 4)} falls on “${example.words[rolled.id]}”.`,
      body: html`${shareBars(view, shares(view, example, trace, rolled.id), trace.kept.length)}${die(view, example.words, trace.probabilities, rolled)}`,
    };
  },
};

const FILTERS: readonly Stage[] = ['topK', 'topP', 'minP'];

/** How many tokens each filter removed, if more than one is on. */
function byWhom({ stages }: Trace): string {
  const cuts = stages.filter(({ name, removed }) => FILTERS.includes(name) || removed.ids.length > 0);
  const [on, ...others] = cuts.filter(({ active }) => active);
  if (!on) return '';
  if (others.length === 0) return ` by ${STAGE_NAMES[on.name]}`;
  return `: ${cuts.map(({ name, removed }) => `${STAGE_NAMES[name]} removes ${removed.ids.length}`).join(', ')}`;
}

function scoreBars(
  view: View,
  example: Example,
  logits: Float64Array,
  ids: Iterable<number>,
  ghosts?: Float64Array,
): TemplateResult {
  const finite = [...logits, ...(ghosts ?? [])].filter(Number.isFinite);
  const domain = [Math.min(0, ...finite), Math.max(1, ...finite)] as const;
  return chart('Scores', (width) =>
    bars(rows(example.words, logits, ids, { write: (x) => formatNumber(x), ...(ghosts ? { ghosts } : {}) }), {
      width,
      domain,
      pick: asksWhere(view),
    }),
  );
}

/** What top-p adds up, and the p it must reach; nothing where an earlier stage has cut already. */
function runningSum(view: View, trace: Trace): Pick<BarsOptions, 'cumulative' | 'mark'> {
  const at = trace.stages.findIndex(({ name, active }) => name === 'topP' && active);
  if (at < 0 || trace.stages.slice(0, at).some(({ removed }) => removed.ids.length > 0)) return {};
  const { topP } = view.state;
  return {
    cumulative: [...runningSums(view, lastBeforeCuts(trace)).sums],
    mark: { at: topP, label: `p = ${formatNumber(topP)}` },
  };
}

function shareBars(
  view: View,
  data: ReturnType<typeof rows>,
  cutAfter?: number,
  sum: Pick<BarsOptions, 'cumulative' | 'mark'> = {},
): TemplateResult {
  return chart('Shares', (width) =>
    bars(data, {
      width,
      domain: [0, 1],
      pick: asksWhere(view),
      ...(cutAfter === undefined ? {} : { cutAfter }),
      ...sum,
    }),
  );
}
