import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../../charts/format.ts';
import type { View } from '../../../state/view.ts';
import { figure } from '../../../ui/figure/figure.ts';
import { LightElement } from '../../../ui/light-element.ts';
import type { Scores } from '../scores.ts';
import { chosen, type Setting, settingChoice } from '../settings.ts';
import { finish, summary, table } from './finish.ts';
import type { Outcome } from './protocol.ts';
import { keyOf, type Running, races, start, stop } from './runner.ts';

/** The race: a button, its progress, and its result. Leaving the step ends it. */
export class Stopwatch extends LightElement {
  static override properties = { view: { attribute: false }, scores: { attribute: false } };
  declare view: View;
  declare scores: Scores;

  protected override follow() {
    return [races];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    stop();
  }

  override render(): TemplateResult {
    const { view, scores } = this;
    const setting = chosen(view.state);
    const key = keyOf(setting, scores.logits);
    const { running, outcomes, failures } = races.get();
    const outcome = outcomes.get(key);
    return figure({
      title: `From ${count(scores.logits.length)} logits to a token, ${setting.name}`,
      reset: view.reset,
      lead: html`${scores.lead}${this.#bar(setting, key, outcome !== undefined)}`,
      draw: () => ({
        summary: summaryOf(key, running, outcome),
        body: html`${failures.has(key) ? failed(failures.get(key) ?? '') : nothing}${outcome ? finish(outcome) : toCome()}`,
        table: outcome ? table(outcome) : { columns: [], rows: [] },
      }),
      controls: settingChoice(view),
    });
  }

  #bar(setting: Setting, key: string, isMeasured: boolean): TemplateResult {
    const { running } = races.get();
    const measure = () =>
      start(setting, { logits: this.scores.logits, cuts: setting.cuts, seed: this.view.state.seed });
    return html`<div class="race-bar"><button type="button" class="primary" @click=${running ? stop : measure}>${running ? 'Stop' : isMeasured ? 'Measure again' : 'Measure'}</button>
      ${running ? html`<progress max=${running.of || 1} .value=${running.done} aria-label="Rounds done"></progress>` : nothing}
      ${running && running.key !== key ? html`<span class="hint">for ${running.name}</span>` : nothing}</div>`;
  }
}

function summaryOf(key: string, running: Running | undefined, outcome: Outcome | undefined): string {
  if (running?.key === key) return 'Three ways take turns, in a worker beside the page.';
  return outcome ? summary(outcome) : 'Not measured yet on this machine.';
}

const toCome = () =>
  html`<div class="page empty"><p>Each way goes from the same logits to a token, with the same coins, in turns. It takes a few seconds.</p></div>`;

const failed = (why: string) => html`<div class="refusal" role="alert"><p>${why}</p></div>`;

customElements.define('ld-stopwatch', Stopwatch);
