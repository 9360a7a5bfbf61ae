import { html, nothing, type TemplateResult } from 'lit';
import { plural } from '../charts/format.ts';
import { setAsking } from '../state/asking.ts';
import { keeperOf } from '../state/local.ts';
import { clearProgress, PROGRESS, type Progress, type Visit } from '../state/progress.ts';
import { lasting } from '../ui/keeper.ts';
import { LightElement } from '../ui/light-element.ts';

/** How many steps of a lesson were seen: one dot a step, and the count in words. */
export function visit({ seen, of }: Visit, passed: boolean): TemplateResult {
  const whole = seen.length === of;
  return html`<span class="visit" translate="no"><span class="visit-dots" aria-hidden="true">${Array.from(
    { length: of },
    (_, step) => html`<i class=${seen.includes(step) ? 'seen' : ''}></i>`,
  )}</span>${whole ? `✓ all ${plural(of, 'step')}` : `${seen.length} of ${plural(of, 'step')}`}${passed ? ', exercise passed' : nothing}</span>`;
}

/** `3 of 4 predictions right`: the skipped ones do not count. */
export function score({ predictions }: Progress): string {
  const outcomes = Object.values(predictions);
  const right = outcomes.filter((outcome) => outcome === 'right').length;
  const answered = right + outcomes.filter((outcome) => outcome === 'wrong').length;
  if (answered === 0) return 'no predictions yet';
  return `${right} of ${plural(answered, 'prediction')} right`;
}

/** The reader's progress below the contents, with a button that clears it after a question. */
export class ProgressFoot extends LightElement {
  static override properties = {
    progress: { attribute: false },
    asking: { type: Boolean },
    lessons: { type: Number },
    sure: { state: true },
  };
  declare progress: Progress;
  declare asking: boolean;
  declare lessons: number;
  declare sure: boolean;

  constructor() {
    super();
    this.sure = false;
  }

  override render(): TemplateResult {
    const visits = Object.values(this.progress.visited);
    const whole = visits.filter(({ seen, of }) => seen.length === of).length;
    return html`<section class="progress" aria-label="Your progress">
      <p translate="no">${whole} of ${this.lessons} lessons seen to the end; ${score(this.progress)}.</p>
      <p class="hint">${lasting('your progress', keeperOf(PROGRESS))} Nothing of it leaves this machine.</p>
      <label class="check"><input type="checkbox" .checked=${this.asking}
        @change=${(event: Event) => setAsking((event.target as HTMLInputElement).checked)}> Ask me to predict</label>
      ${this.sure ? this.#question() : html`<button type="button" @click=${() => this.#ask(true)}>Clear my progress</button>`}
    </section>`;
  }

  #question(): TemplateResult {
    const clear = () => {
      clearProgress();
      this.#ask(false);
    };
    return html`<span class="sure" role="group" aria-label="Clear my progress">Forget every visit, answer and exercise?
      <button type="button" class="primary" @click=${clear}>Yes, clear</button>
      <button type="button" @click=${() => this.#ask(false)}>Keep</button></span>`;
  }

  /** The buttons replace each other. The focus moves to the new one, but never to the one that clears. */
  async #ask(sure: boolean): Promise<void> {
    this.sure = sure;
    await this.updateComplete;
    this.querySelector<HTMLElement>(sure ? '.sure button:last-child' : 'section > button')?.focus();
  }
}

customElements.define('ld-progress', ProgressFoot);
