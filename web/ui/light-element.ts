import { LitElement } from 'lit';

/** A value that can be subscribed to, such as an atom. */
export interface Followed {
  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void;
}

/** A Lit element without a shadow tree: the page's one stylesheet and its one tab order reach inside it. */
export class LightElement extends LitElement {
  #unsubscribe: (() => void)[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Values that the element shows. It is drawn again when one of them changes. */
  protected follow(): readonly Followed[] {
    return [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.follow().map((value) => value.subscribe(() => this.requestUpdate()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }
}
