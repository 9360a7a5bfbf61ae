import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ModelError } from '../../model/error.ts';
import { EMBEDDED } from '../../model/model-names.ts';
import { LightElement } from '../../ui/light-element.ts';
import { choiceKey, type ModelChoice } from '../models/choice.ts';
import { arrivalOf, models } from '../models/page-models.ts';
import { modelLine, modelMissing } from '../panel/model-line.ts';
import { failure, loading } from '../panel/states.ts';
import { type Reading, read } from './reading.ts';

type Prompt = string | readonly number[];
type Outcome =
  | { readonly of: string; readonly reading: Reading }
  | { readonly of: string; readonly error: unknown }
  | { readonly of: string; readonly stopped: true };

/**
 * A figure of the live model's logits after a text. The first one on a visit has a button; once a model is loaded,
 * the others read at once. While a changed text is read or another model is loaded, the last figure stays.
 */
export class Live extends LightElement {
  static override properties = {
    prompt: { attribute: false },
    wish: { attribute: false },
    draw: { attribute: false },
    meanwhile: { attribute: false },
    outcome: { state: true },
  };
  declare prompt: Prompt;
  declare wish: ModelChoice;
  declare draw: (reading: Reading) => TemplateResult;
  declare meanwhile: (() => TemplateResult) | undefined;
  declare outcome: Outcome | undefined;
  #asked = '';

  protected override follow() {
    return [models.state];
  }

  /** The key of what is shown: the model and the text. */
  get #key(): string {
    const prompt = typeof this.prompt === 'string' ? `"${this.prompt}` : this.prompt.join(',');
    return `${choiceKey(models.running(this.wish))}:${prompt}`;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (models.state.get().active && this.#asked !== this.#key) void this.#read();
    const isOld = this.outcome !== undefined && this.outcome.of !== this.#key;
    this.setAttribute('aria-busy', String(isOld));
  }

  async #read(): Promise<void> {
    const of = this.#key;
    this.#asked = of;
    try {
      const reading = await read(this.prompt, models.running(this.wish), new AbortController().signal);
      if (this.#asked === of) this.outcome = { of, reading };
    } catch (error) {
      const stopped = error instanceof ModelError && error.code === 'aborted';
      if (this.#asked === of) this.outcome = stopped ? { of, stopped } : { of, error };
    }
  }

  override render(): TemplateResult {
    return html`${modelMissing(this.wish)}${this.#figure()}${modelLine()}`;
  }

  #figure(): TemplateResult {
    const { outcome } = this;
    const on = models.running(this.wish);
    const arrival = arrivalOf(on);
    const failed =
      outcome && 'error' in outcome && outcome.of === this.#key
        ? failure(outcome.error, () => void this.#read())
        : undefined;
    const { active } = models.state.get();
    const stop = html`<button type="button" @click=${() => models.stop(on.model)}>Stop loading</button>`;
    if (outcome && 'reading' in outcome && active)
      return html`${arrival ? html`<div class="arrival">${loading(arrival)}<p>${stop}</p></div>` : nothing}${this.draw(outcome.reading)}`;
    const waiting = failed ?? this.#waiting(on, arrival && html`${loading(arrival)}<p>${stop}</p>`);
    return this.meanwhile ? html`${this.meanwhile()}<div class="arrival later">${waiting}</div>` : waiting;
  }

  #waiting(on: ModelChoice, arriving: TemplateResult | undefined): TemplateResult {
    if (arriving) return arriving;
    if (this.#asked === this.#key && !(this.outcome?.of === this.#key))
      return html`<div class="page empty"><p role="status">The model reads the text…</p></div>`;
    const asks = this.meanwhile
      ? 'The live model has logits of its own.'
      : 'This step asks the live model for its logits.';
    return html`<div class="page empty"><p>${asks} ${whence(on)}</p>
      <p><button type="button" class="${this.meanwhile ? '' : 'primary'}" @click=${() => void this.#read()}>Ask the model</button></p></div>`;
  }
}

/** What a click will download. */
function whence({ model }: ModelChoice): string {
  return model === EMBEDDED
    ? 'It comes with this page, about 10 MB and its runtime; nothing is fetched from elsewhere.'
    : `${model} is kept in this browser: no more than its runtime is fetched.`;
}

customElements.define('ld-live', Live);

/**
 * A figure drawn from the live model's logits after a text, given as words or as token ids; `meanwhile` is shown
 * until a model has answered.
 */
export function live(
  wish: ModelChoice,
  prompt: Prompt,
  draw: (reading: Reading) => TemplateResult,
  meanwhile?: () => TemplateResult,
): TemplateResult {
  return html`<ld-live .prompt=${prompt} .wish=${wish} .draw=${draw} .meanwhile=${meanwhile}></ld-live>`;
}
