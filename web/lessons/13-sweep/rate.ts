import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../../charts/format.ts';
import { ratingGroups } from '../../live/texts/rating-groups.ts';
import { ASPECTS, ratedAs } from '../../live/texts/ratings.ts';
import { isBusy, textOf } from '../../live/writing/run-progress.ts';
import { keeperOf } from '../../state/local.ts';
import type { View } from '../../state/view.ts';
import { figure } from '../../ui/figure/figure.ts';
import { lasting } from '../../ui/keeper.ts';
import { RunElement } from '../shared/writing/run-element.ts';
import { firstStep, reminder } from './lead.ts';
import { type Completion, check, completions, mixed, RATINGS, ratings, runner } from './recipe.ts';

/** One text at a time, to be rated twice; blind: in a mixed order and without its temperature. */
export class Rate extends RunElement {
  override readonly runner = runner;

  protected override follow() {
    return [...super.follow(), ratings.all];
  }

  override render(): TemplateResult {
    const { view } = this;
    const all = completions(view);
    const busy = isBusy(runner.run.get());
    return figure({
      title: view.state.blind ? 'Rate blind' : 'Rate',
      reset: view.reset,
      lead: reminder(view, all),
      draw: () => {
        check(view);
        // While texts are being written, their order would reveal the temperatures.
        const texts = busy ? [] : all.filter(({ job }) => writtenAs(job) !== '');
        return {
          summary: busy ? `Writing ${plural(all.length, 'text')}.` : summary(texts),
          body:
            texts.length > 0
              ? card(view, view.state.blind ? mixed(view, texts) : texts)
              : busy
                ? html``
                : toCome(view, all),
          table: { columns: [], rows: [] },
        };
      },
      controls: controls(view, all),
    });
  }
}

const writtenAs = (job: Completion['job']) => textOf(runner.run.get(), job).tokens.at(-1)?.textSoFar ?? '';

const isRated = ({ job }: Completion) => ASPECTS.every((aspect) => ratings.of(ratedAs(job))[aspect]);

function summary(texts: readonly Completion[]): string {
  if (texts.length === 0)
    return 'Nothing is written yet. The same seeds give the same texts again, with the marks you gave them.';
  return `${texts.filter(isRated).length} of ${plural(texts.length, 'text')} rated.`;
}

/** What the button above does. */
function toCome({ state }: View, all: readonly Completion[]): TemplateResult {
  const how = state.blind ? ', in a mixed order and without its temperature' : '';
  return html`<div class="page empty"><p>The button above lets the live model write ${plural(all.length, 'text')}. Then each comes here by itself${how}, for you to mark.
    The prompt, the temperatures and the number of texts are set <a href=${firstStep(state)}>in step 1</a>.</p></div>`;
}

function card(view: View, order: readonly Completion[]): TemplateResult {
  const at = Math.min(view.state.card, order.length) - 1;
  const one = order[at] as Completion;
  const { blind, prompt } = view.state;
  return html`${turns(view, order, at)}
    <section class="sheet"><p class="which" role="status">Text ${at + 1} of ${order.length}${blind ? nothing : html`<span>T = ${one.temperature}, seed ${one.seed}</span>`}</p>
      <p class="text"><span class="piece given">${prompt}</span>${writtenAs(one.job)}</p>
      <div class="marks">${ratingGroups(ratings, { key: ratedAs(one.job), name: `text ${at + 1}`, id: 'card' })}</div></section>`;
}

function turns(view: View, order: readonly Completion[], at: number): TemplateResult {
  const go = (to: number) => view.set({ card: to + 1 });
  // The next text without a rating, starting over at the end.
  const round = order.map((_, i) => (at + 1 + i) % order.length);
  const open = round.find((i) => i !== at && !isRated(order[i] as Completion));
  return html`<div class="choice turns" role="group" aria-label="Texts">
    <button type="button" class="stop" ?disabled=${at === 0} @click=${() => go(at - 1)}>Back</button>
    <button type="button" class="stop" ?disabled=${at === order.length - 1} @click=${() => go(at + 1)}>Next text</button>
    <button type="button" class="stop" ?disabled=${open === undefined} @click=${() => go(open ?? at)}>Next without marks</button>
  </div>`;
}

function controls(view: View, all: readonly Completion[]): TemplateResult {
  const rated = all.map(({ job }) => ratedAs(job)).filter((key) => ratings.all.get().has(key));
  const hide = (event: Event) =>
    view.set({ blind: (event.target as HTMLInputElement).checked ? 1 : 0, card: 1 });
  return html`<div class="choice"><label class="checkbox"><input type="checkbox" .checked=${view.state.blind === 1} @change=${hide}>
      Blind: mix the order and hide the temperature</label>
    <button type="button" class="quiet" ?disabled=${rated.length === 0} @click=${() => ratings.forget(rated)}>Forget these marks</button></div>
    <p class="hint">5 is best. Digits give marks as well as the arrow keys. ${lasting('your marks', keeperOf(RATINGS))}</p>`;
}

customElements.define('ld-rate', Rate);
