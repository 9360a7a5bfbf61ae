import { LitElement } from 'lit';

/** A Lit element without a shadow tree: the page's one stylesheet and its one tab order reach inside it. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
