import { html, type TemplateResult } from 'lit';
import { formatNumber, plural } from '../../charts/format.ts';
import type { Stage, Trace, TraceStage } from '../../sampler/index.ts';
import type { State } from '../../state/parameters.ts';
import type { Link } from '../../ui/chain/chain.ts';
import { STAGE_NAMES } from '../../ui/tokens/certificate.ts';
import { certificates } from '../shared/trace/cuts.ts';

const SYMBOLS: Partial<Record<Stage, string>> = { temperature: 'T', topK: 'k', topP: 'p' };

/** The stages that have a lesson. Any other is shown where it does something. */
const TAUGHT: ReadonlySet<Stage> = new Set(['repetitionPenalty', 'temperature', 'topK', 'topP', 'minP']);

/** A stage's setting, under the symbol that formulas have for it. */
function settingOf(stage: Stage, state: State): string {
  const symbol = SYMBOLS[stage];
  return symbol ? `${symbol} = ${formatNumber(state[stage])}` : formatNumber(state[stage]);
}

/** The chain's rows: for every stage of a trace what went in, what came out, and who was removed and why. */
export function linksOf(words: readonly string[], trace: Trace, state: State): Link[] {
  const notes = certificates(trace);
  const rows = trace.stages.map((stage, i) => ({
    stage: stage.name,
    name: `${STAGE_NAMES[stage.name]}, ${stage.active ? settingOf(stage.name, state) : 'off'}`,
    active: stage.active,
    flow: stage.active ? flow(stage, inputOf(trace, i)) : '',
    removed: [...stage.removed.ids].map((id) => ({ label: words[id] ?? '', why: notes.get(id) ?? '' })),
  }));
  return rows.filter(({ stage, active }) => active || TAUGHT.has(stage));
}

interface StageInput {
  readonly tokens: number;
  readonly entropy: number;
}

/** What stage `i` gets. */
function inputOf(trace: Trace, i: number): StageInput {
  const before = trace.stages[i - 1];
  return before
    ? { tokens: before.kept.length, entropy: before.entropy }
    : { tokens: possible(trace), entropy: trace.input.entropy };
}

/** Tokens that are not forbidden from the start. */
const possible = (trace: Trace) => trace.input.logits.filter((logit) => logit > -Infinity).length;

function flow({ kept, entropy }: TraceStage, before: StageInput): string {
  const tokens =
    kept.length === before.tokens
      ? plural(kept.length, 'token')
      : `${before.tokens} → ${plural(kept.length, 'token')}`;
  return `${tokens}, entropy ${formatNumber(before.entropy)} → ${formatNumber(entropy)}`;
}

/** What goes into a chain and what comes out of it, above and below its rows. */
export function ends(trace: Trace, rows: TemplateResult): TemplateResult {
  return html`<p class="chain-end">In: ${plural(possible(trace), 'token')}, entropy ${formatNumber(trace.input.entropy)} nats</p>
    ${rows}
    <p class="chain-end">Out: <strong>${plural(trace.kept.length, 'token')}</strong>, entropy ${formatNumber(trace.entropy)} nats</p>`;
}
