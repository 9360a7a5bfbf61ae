import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../state/view.ts';
import { alongLines } from '../../ui/controls/row-keys.ts';
import { LightElement } from '../../ui/light-element.ts';
import { token } from '../../ui/tokens/token.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST = 12;

/** A search for any token of the vocabulary. The tokens found are chips that can be picked. */
export class Finder extends LightElement {
  static override properties = {
    vocabulary: { attribute: false },
    picked: { attribute: false },
    pick: { attribute: false },
    query: { state: true },
  };
  declare vocabulary: Vocabulary;
  /** A token id, or -1 for none. */
  declare picked: number;
  declare pick: (id: number) => void;
  declare query: string;

  constructor() {
    super();
    this.query = '';
  }

  override render(): TemplateResult {
    const found = this.vocabulary.search(this.query, MOST);
    return html`<form class="finder" role="search" aria-label="Tokens" @submit=${(event: Event) => {
      event.preventDefault();
      if (found[0] !== undefined) this.pick(found[0]);
    }}>
      <label>Find a token <input type="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="60"
        placeholder="a word, #464, or F0 9F" .value=${this.query}
        @input=${(event: Event) => {
          this.query = (event.target as HTMLInputElement).value;
        }}></label>
      ${this.picked < 0 ? nothing : html`<button type="button" class="quiet" @click=${() => this.#clear()}>Let go</button>`}
      ${this.#chips(found)}
    </form>`;
  }

  #chips(found: readonly number[]): TemplateResult | typeof nothing {
    if (this.query.trim() === '') return nothing;
    if (found.length === 0)
      return html`<p class="hint" role="status">No token holds that; a longer word is several tokens.</p>`;
    return html`<div class="found" role="group" aria-label="Tokens found" @keydown=${alongLines}>${found.map(
      (id) => {
        const { text, bytes } = this.vocabulary.describe(id);
        return html`<button type="button" class="found-token" aria-pressed=${id === this.picked} @click=${() => this.pick(id)}>${token(text, bytes)} <small>#${id}</small></button>`;
      },
    )}</div>`;
  }

  /** The button disappears with the token, so the focus moves on. */
  #clear(): void {
    this.pick(-1);
    this.querySelector('input')?.focus();
  }
}

customElements.define('ld-finder', Finder);

/** The search, with the token it has found kept in the address. */
export function finder(view: View, vocabulary: Vocabulary): TemplateResult {
  return html`<ld-finder .vocabulary=${vocabulary} .picked=${view.state.ask} .pick=${(ask: number) => view.set({ ask })}></ld-finder>`;
}
