import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../../../charts/format.ts';
import type { View } from '../../../state/view.ts';
import { figure } from '../../../ui/figure.ts';
import { LightElement } from '../../../ui/light-element.ts';
import type { Scores } from '../scores.ts';
import { chosen, settingChoice } from '../settings.ts';
import { finish, summary, table } from './finish.ts';
import { keyOf, races, start, stop } from './runner.ts';

/** The race itself: a button, how far it has come, and what it showed. Leaving it ends it. */
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
    const isOn = running?.key === key;
    return figure({
      title: `From ${count(scores.logits.length)} logits to a token, ${setting.name}`,
      reset: view.reset,
      lead: html`${scores.lead}${this.#bar(key)}`,
      draw: () => ({
        summary: isOn
          ? 'Three ways take turns, in a worker beside the page.'
          : outcome
            ? summary(outcome)
            : running
              ? 'Another setting is being measured; to measure this one ends that.'
              : 'Not measured yet on this machine.',
        body: html`${failures.has(key) ? failed(failures.get(key) ?? '') : nothing}${outcome ? finish(outcome) : toCome()}`,
        table: outcome ? table(outcome) : { columns: [], rows: [] },
      }),
      controls: settingChoice(view),
    });
  }

  #bar(key: string): TemplateResult {
    const { running, outcomes } = races.get();
    const isOn = running?.key === key;
    const measure = () => {
      const { logits } = this.scores;
      start(key, { logits, cuts: chosen(this.view.state).cuts, seed: this.view.state.seed });
    };
    return html`<div class="race-bar"><button type="button" class="primary" @click=${isOn ? stop : measure}>${isOn ? 'Stop' : outcomes.has(key) ? 'Measure again' : 'Measure'}</button>
      ${isOn ? html`<progress max=${running.of || 1} .value=${running.done} aria-label="Rounds done"></progress>` : nothing}</div>`;
  }
}

const toCome = () =>
  html`<div class="page empty"><p>Each way goes from the same logits to a token, with the same coins, in turns. It takes a few seconds.</p></div>`;

const failed = (why: string) => html`<div class="refusal" role="alert"><p>${why}</p></div>`;

customElements.define('ld-stopwatch', Stopwatch);
