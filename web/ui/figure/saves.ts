import { html, nothing, type TemplateResult } from 'lit';
import { hasRight } from '../../state/frame.ts';
import { LightElement } from '../light-element.ts';
import { handOver, type SavedFile } from './download.ts';

/** A button that saves a file. `make` is told where the buttons stand; where it fails, its error says why. */
export interface Offer {
  readonly name: string;
  readonly make: (place: HTMLElement) => SavedFile | Promise<SavedFile>;
  readonly disabled?: boolean;
  readonly quiet?: boolean;
}

const REFUSED =
  'The browser drops this file: the page stands in a frame whose sandbox attribute lacks allow-downloads. Add allow-downloads to the frame, or open the page in a tab of its own.';
const PERHAPS =
  'If no file arrives, the page stands in a frame whose sandbox attribute lacks allow-downloads. Add allow-downloads to the frame, or open the page in a tab of its own.';

/** Buttons that save files, with the reason if one could not be saved. */
export class Saves extends LightElement {
  static override properties = { offers: { attribute: false }, notice: { state: true } };
  declare offers: readonly Offer[];
  declare notice: string;

  constructor() {
    super();
    this.offers = [];
    this.notice = '';
  }

  override render(): TemplateResult {
    return html`${this.offers.map(
      (offer) => html`<button type="button" class=${offer.quiet ? 'quiet' : ''} ?disabled=${offer.disabled}
        @click=${() => void this.#save(offer)}>${offer.name}</button>`,
    )}${this.notice ? html`<p class="hint save-notice" role="alert">${this.notice}</p>` : nothing}`;
  }

  async #save({ name, make }: Offer): Promise<void> {
    this.notice = '';
    const may = hasRight('allow-downloads');
    if (may === 'no') {
      this.notice = REFUSED;
      return;
    }
    try {
      handOver(await make(this));
      if (may === 'unknown') this.notice = PERHAPS;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.notice = `“${name}” could not be saved: ${why.replace(/\.$/, '')}.`;
    }
  }
}

customElements.define('ld-saves', Saves);

export function saves(offers: readonly Offer[]): TemplateResult {
  return html`<ld-saves .offers=${offers}></ld-saves>`;
}
