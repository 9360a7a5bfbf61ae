import { html, nothing, type TemplateResult } from 'lit';
import '../../ui/announce.ts';
import { ModelError, reason } from '../../model/error.ts';
import { EMBEDDED } from '../../model/model-names.ts';
import { LightElement } from '../../ui/light-element.ts';
import type { Backend } from '../../worker/client.ts';
import { diskName, isDisk, type ModelChoice } from '../models/choice.ts';
import { type Offer, offers } from '../models/offers.ts';
import { models } from '../models/page-models.ts';
import { backendSelect } from './backend-select.ts';
import { type CardActions, modelCard } from './model-card.ts';
import { listed, type ModelStatus, statusOf } from './model-status.ts';
import { Pace } from './pace.ts';
import { megabytes } from './units.ts';

/** The dialog with all models: their sizes, their status, and which one the figures use. */
export class ModelPanel extends LightElement {
  static override properties = {
    wish: { attribute: false },
    change: { attribute: false },
    shown: { state: true },
    offered: { state: true },
    announcement: { state: true },
    notes: { state: true },
  };
  declare wish: ModelChoice;
  /** Puts a part of the wish into the address. */
  declare change: (part: Partial<ModelChoice>) => void;
  declare shown: boolean;
  declare offered: readonly Offer[];
  /** For screen readers: the start and the end of an action only. */
  declare announcement: string;
  declare notes: ReadonlyMap<string, string>;
  readonly #paces = new Map<string, Pace>();
  #disks = 0;
  #looked = false;
  /** The model whose button was pressed last. The focus stays with it when its buttons change. */
  #acted = '';
  #unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    this.shown = false;
    this.offered = [];
    this.announcement = '';
    this.notes = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = models.state.subscribe(() => this.#follow());
    addEventListener('hashchange', this.#close);
  }

  /** Looks up whether the model of the address is stored, before a figure uses it. */
  protected override willUpdate(): void {
    if (this.wish.model === EMBEDDED || this.#looked) return;
    this.#looked = true;
    void models.lookUp();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    removeEventListener('hashchange', this.#close);
  }

  async open(): Promise<void> {
    this.shown = true;
    await this.updateComplete;
    this.#dialog?.showModal();
    await Promise.all([models.lookUp(), this.#list()]);
  }

  /** Going back in the history closes the panel too. */
  readonly #close = (): void => this.#dialog?.close();

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  async #list(): Promise<void> {
    this.offered = await offers();
  }

  #follow(): void {
    for (const { choice, progress } of models.state.get().arriving)
      if (progress.phase === 'weights') this.#pace(choice.model).note(progress.loaded, performance.now());
    if (this.shown) this.requestUpdate();
  }

  #pace(model: string): Pace {
    const pace = this.#paces.get(model) ?? new Pace();
    this.#paces.set(model, pace);
    return pace;
  }

  readonly #actions: CardActions = {
    press: (offer, status) => this.#press(offer, status),
    remove: (offer) => void this.#remove(offer),
  };

  #press(offer: Offer, { is }: ModelStatus): void {
    this.#acted = offer.model;
    if (is === 'arriving' || is === 'active') models.stop(offer.model);
    else void this.#get({ model: offer.model, backend: this.wish.backend }, offer.name);
  }

  async #get(choice: ModelChoice, name: string, files?: readonly File[]): Promise<void> {
    this.#note(choice.model);
    this.#paces.delete(choice.model);
    this.announcement = `Loading ${name}.`;
    try {
      await models.fetch(choice, files);
      this.change({ model: choice.model });
      this.announcement = `${name} is ready. The figures use it now.`;
    } catch (error) {
      const stopped = error instanceof ModelError && error.code === 'aborted';
      this.announcement = stopped
        ? `Stopped loading ${name}.`
        : `${name} could not be loaded. ${reason(error)}`;
    }
  }

  async #remove({ model, name }: Offer): Promise<void> {
    this.#acted = model;
    const bytes = models.state.get().kept?.find((each) => each.model === model)?.bytes ?? 0;
    try {
      await models.forget(model);
      this.#note(model, `Deleted: ${megabytes(bytes)} are free again.`);
      this.announcement = `${name} is deleted from this browser.`;
    } catch (error) {
      this.#note(model, `It could not be deleted. ${reason(error)}`);
    }
  }

  #note(model: string, text?: string): void {
    const notes = new Map(this.notes);
    if (text) notes.set(model, text);
    else notes.delete(model);
    this.notes = notes;
  }

  #move(backend: Backend): void {
    this.change({ backend });
    const model = models.state.get().active?.choice.model;
    if (model)
      void models.use({ model, backend }, new AbortController().signal, async () => {}).catch(() => {}); // The card says what went wrong.
  }

  #fromDisk(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = ''; // The same files can then be chosen again.
    if (files.length === 0) return;
    const model = diskName(++this.#disks);
    this.#acted = model;
    void this.#get({ model, backend: this.wish.backend }, 'The model from your disk', files);
  }

  protected override updated(): void {
    if (!this.#dialog?.open || this.#dialog.contains(document.activeElement)) return;
    const card = this.querySelector<HTMLElement>(`.model[data-model="${this.#acted}"]`);
    (card ?? this.#dialog).focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    // Screen readers reach only one of the two: the page below an open dialog is inert.
    return html`<ld-announce .text=${this.announcement}></ld-announce>
      <dialog id="model-panel" aria-labelledby="model-title" @close=${() => {
        this.shown = false;
      }}>
      <div class="contents-head"><h2 id="model-title">Model</h2>
        <button type="button" class="quiet" @click=${this.#close}>Close</button></div>
      ${this.shown ? this.#inside() : nothing}</dialog>`;
  }

  #inside(): TemplateResult {
    const state = models.state.get();
    const cards = listed(this.offered, state).map((offer) => ({
      offer,
      status: statusOf(offer.model, state),
      pace: this.#pace(offer.model),
      error: state.failed.get(offer.model),
      note: this.notes.get(offer.model),
    }));
    return html`<ld-announce .text=${this.announcement}></ld-announce>
      <p class="hint">Live figures ask a language model that runs in this page. A larger one writes better and has to be downloaded once; until it is here, the one in use goes on.</p>
      ${this.#stranger(cards.map(({ offer }) => offer.model))}
      <ul class="models">${cards.map((card) => modelCard(card, this.#actions))}</ul>
      ${this.offered.length === 1 ? html`<p class="hint">This site offers no larger model. Who runs it can add distilgpt2: <code translate="no">npm run model</code> in the course’s folder, then build and copy it anew.</p>` : nothing}
      <section class="model-more"><div class="fields">${backendSelect(this.wish.backend, (backend) => this.#move(backend))}</div>
        ${this.#disk()}</section>`;
  }

  /** A line if the address names a model that this site does not offer. */
  #stranger(known: readonly string[]): TemplateResult | typeof nothing {
    const { model } = this.wish;
    if (this.offered.length === 0 || known.includes(model)) return nothing;
    const text = isDisk(model)
      ? 'The address asks for a model from a disk: load its files again, or use another.'
      : `The address asks for “${model}”, which this site does not offer.`;
    return html`<p class="model-error">${text}</p>`;
  }

  #disk(): TemplateResult {
    const { failed, arriving } = models.state.get();
    const error = [...failed].findLast(([model]) => isDisk(model))?.[1];
    const busy = arriving.find(({ choice }) => isDisk(choice.model));
    return html`<div><label class="open-file"><input type="file" multiple accept=".json,.onnx,.bin" ?disabled=${busy !== undefined}
        @change=${(event: Event) => this.#fromDisk(event.target as HTMLInputElement)}>Load from disk…</label>
      <p class="hint">${busy ? 'Reading the files…' : 'Choose all files of a model’s folder together: manifest.json, tokenizer.json, .onnx and .bin. They stay on this machine.'}</p>
      ${error === undefined ? nothing : html`<p class="model-error" role="alert">${reason(error)}</p>`}</div>`;
  }
}

customElements.define('ld-model-panel', ModelPanel);
