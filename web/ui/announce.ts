import { html, type PropertyValues } from 'lit';
import { LightElement } from './light-element.ts';

const QUIET_MS = 700;

/**
 * Announces a sentence to screen readers after it has not changed for a moment: a drag through forty values is
 * announced once, at its end.
 */
export class Announce extends LightElement {
  static override properties = { text: {}, announced: { state: true } };
  declare text: string;
  declare announced: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = '';
    this.announced = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('text')) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.announced = this.text;
    }, QUIET_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    return html`<span class="hidden" role="status">${this.announced}</span>`;
  }
}

customElements.define('ld-announce', Announce);
