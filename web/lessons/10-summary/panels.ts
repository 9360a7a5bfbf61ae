import { html, type TemplateResult } from 'lit';
import { type Column, columns } from '../../charts/columns.ts';
import { count, formatNumber, percent } from '../../charts/format.ts';
import type { Logits, Survey } from '../../sampler/index.ts';
import type { View } from '../../state/view.ts';
import { choice } from '../../ui/controls/choice.ts';
import { chart, figure } from '../../ui/figure/figure.ts';
import type { Cell, Table } from '../../ui/figure/table.ts';
import { exact } from '../../ui/figure/table.ts';
import { type Outcome, outcome, SCENARIOS, TOP } from './scenarios.ts';

export interface Source {
  readonly title: string;
  readonly logits: Logits;
  readonly nameOf: (id: number) => string;
}

/** The best tokens as columns: kept ones at their share, removed ones hatched at the share they had. */
export function shape({ top }: Survey, nameOf: Source['nameOf']): Column[] {
  return [...top.ids].map((id, i) => {
    const removed = top.removed[i] != null;
    const value = (removed ? top.before[i] : top.probabilities[i]) ?? 0;
    return {
      value,
      fate: removed ? 'removed' : 'kept',
      spoken: `rank ${i + 1}, ${nameOf(id)}: ${percent(value)}${removed ? ', removed' : ''}`,
    };
  });
}

/** The six settings over the same logits. */
export function six(view: View, { title, logits, nameOf }: Source): TemplateResult {
  return figure({
    title,
    reset: view.reset,
    draw: () => {
      const outcomes = SCENARIOS.map((scenario) => outcome(view.sampler, logits, scenario));
      const sizes = outcomes.map(({ survey }) => count(survey.kept));
      return {
        summary: `Tokens kept of ${count(logits.length)}, in the order of the panels: ${sizes.join(', ')}.`,
        body: html`<div class="panels">${outcomes.map((each) => panel(view, each, nameOf))}</div>`,
        table: twin(outcomes, nameOf),
      };
    },
    controls: scaleChoice(view),
  });
}

export const scaleOf = ({ state }: View) => (state.scale === 'powers' ? 'powers' : 'even');

export const scaleChoice = (view: View) =>
  choice(
    'Axis',
    [
      { value: 'even', name: 'even' },
      { value: 'powers', name: 'powers of ten' },
    ],
    scaleOf(view),
    (scale) => view.set({ scale }),
  );

function panel(
  view: View,
  { scenario, survey, active, removed }: Outcome,
  nameOf: Source['nameOf'],
): TemplateResult {
  const left = `${count(survey.kept)} kept${active === survey.kept ? '' : ` · ${count(active)} > 10⁻⁸`}`;
  return html`<section class="panel compact scenario"><h3>${scenario.name}</h3>
    <p class="hint">${left}<br>entropy ${formatNumber(survey.entropy)} nats<br>cut away: ${percent(removed)}<br>after rank ${TOP}: ${percent(survey.others.probabilities)}</p>
    ${chart(scenario.name, (width) =>
      columns(shape(survey, nameOf), {
        width,
        scale: scaleOf(view),
        ends: ['rank 1', `rank ${TOP}`],
      }),
    )}</section>`;
}

/** A row a token, then the numbers above each panel. */
function twin(outcomes: readonly Outcome[], nameOf: Source['nameOf']): Table {
  const ids = [...(outcomes[0]?.survey.top.ids ?? [])];
  const row = (name: string, value: (outcome: Outcome) => Cell): Cell[] => [name, ...outcomes.map(value)];
  return {
    columns: ['Token', ...outcomes.map(({ scenario }) => scenario.name)],
    rows: [
      ...ids.map((id, i) =>
        row(nameOf(id), ({ survey }) => exact(survey.top.probabilities[i] ?? Number.NaN)),
      ),
      row('tokens kept', ({ survey }) => exact(survey.kept)),
      row('above 10⁻⁸', ({ active }) => exact(active)),
      row('entropy in nats', ({ survey }) => exact(survey.entropy)),
      row('cut away', ({ removed }) => exact(removed)),
      row(`after rank ${TOP}`, ({ survey }) => exact(survey.others.probabilities)),
    ],
  };
}
