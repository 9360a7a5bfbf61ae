import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LightElement } from '../ui/light-element.ts';
import { model } from './model.ts';
import { type Reading, read } from './reading.ts';
import { failure, loading } from './states.ts';

type Prompt = string | readonly number[];
type Outcome =
  | { readonly of: string; readonly reading: Reading }
  | { readonly of: string; readonly error: unknown };

/**
 * A figure over the live model's logits after a text. The first one on a visit asks with a button; once the model
 * is there, every other reads at once. While a changed text is read, the last figure stays.
 */
export class Live extends LightElement {
  static override properties = {
    prompt: { attribute: false },
    backend: {},
    draw: { attribute: false },
    outcome: { state: true },
  };
  declare prompt: Prompt;
  declare backend: string;
  declare draw: (reading: Reading) => TemplateResult;
  declare outcome: Outcome | undefined;
  #asked = '';
  #stopper: AbortController | undefined;
  #unsubscribe: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = model.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  /** What is on show answers this and nothing else. */
  get #key(): string {
    return `${this.backend}:${typeof this.prompt === 'string' ? `"${this.prompt}` : this.prompt.join(',')}`;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (model.get().status === 'ready' && this.#asked !== this.#key) void this.#read();
  }

  async #read(): Promise<void> {
    const of = this.#key;
    this.#asked = of;
    this.#stopper = new AbortController();
    const { signal } = this.#stopper;
    try {
      const reading = await read(this.prompt, this.backend, signal);
      if (this.#asked === of) this.outcome = { of, reading };
    } catch (error) {
      if (this.#asked !== of) return;
      this.#asked = '';
      this.outcome = signal.aborted ? undefined : { of, error };
    }
  }

  override render(): TemplateResult {
    const now = model.get();
    const { outcome } = this;
    if (outcome && 'error' in outcome && outcome.of === this.#key)
      return failure(outcome.error, () => void this.#read());
    if (outcome && 'reading' in outcome && now.status === 'ready') return this.draw(outcome.reading);
    if (now.status === 'loading') {
      return html`${loading(now.progress)}<p><button type="button" @click=${() => this.#stopper?.abort()}>Stop loading</button></p>`;
    }
    if (now.status === 'ready')
      return html`<div class="page empty"><p role="status">The model reads the text…</p></div>`;
    return html`<div class="page empty"><p>This step asks the live model for its logits. It comes with this page, about 10 MB and its
      runtime; nothing is fetched from elsewhere.</p>
      <p><button type="button" class="primary" @click=${() => void this.#read()}>Ask the model</button></p></div>`;
  }
}

customElements.define('ld-live', Live);

/** A figure drawn from what the live model says after a text, given as words or as token ids. */
export function live(
  backend: string,
  prompt: Prompt,
  draw: (reading: Reading) => TemplateResult,
): TemplateResult {
  return html`<ld-live .prompt=${prompt} .backend=${backend} .draw=${draw}></ld-live>`;
}
