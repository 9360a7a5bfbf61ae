import { html, type TemplateResult } from 'lit';
import { LightElement } from '../../ui/light-element.ts';
import { isDisk, type ModelChoice } from '../models/choice.ts';
import { models } from '../models/page-models.ts';

/** In the header: which model the figures ask, how far another has come, and the way to the panel. */
export class ModelButton extends LightElement {
  static override properties = { wish: { attribute: false } };
  declare wish: ModelChoice;

  protected override follow() {
    return [models.state];
  }

  override render(): TemplateResult {
    return html`<button type="button" class="quiet" @click=${openModelPanel}>Model<span class="model-now">: ${this.#now()}</span></button>`;
  }

  #now(): string {
    const { arriving } = models.state.get();
    const { model } = models.running(this.wish);
    const name = isDisk(model) ? 'from disk' : model;
    const coming = arriving.find(
      ({ choice, progress }) => choice.model !== model && progress.phase === 'weights',
    );
    if (!coming) return name;
    const { loaded, total } = coming.progress;
    return `${name}, next ${Math.floor((100 * loaded) / (total || 1))} %`;
  }
}

customElements.define('ld-model-button', ModelButton);

/** Opens the model panel. Closing it moves the focus back to where it was. */
export function openModelPanel(): void {
  void document.querySelector<HTMLElement & { open(): Promise<void> }>('ld-model-panel')?.open();
}
