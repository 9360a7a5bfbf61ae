import { html, nothing, type TemplateResult } from 'lit';
import { count, formatNumber, percent, plural } from '../../charts/format.ts';
import { arrivalOf, models } from '../../live/models/page-models.ts';
import { modelLine, modelMissing } from '../../live/panel/model-line.ts';
import { failure, isInput, loading } from '../../live/panel/states.ts';
import { written as word } from '../../live/reading/words.ts';
import type { View } from '../../state/view.ts';
import { LightElement } from '../../ui/light-element.ts';
import { drawn, given, underlines } from '../../ui/tokens/pieces.ts';
import { token as chip } from '../../ui/tokens/token.ts';
import { form } from './form.ts';
import { mend, stop, type Writing, type Written, write, writing } from './writer.ts';

/** The live model: a prompt, settings, Generate and Stop, and the tokens as they come. */
export class Generator extends LightElement {
  static override properties = { view: { attribute: false } };
  declare view: View;

  protected override follow() {
    return [writing, models.state];
  }

  /** Leaving the lesson stops the writing. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    stop();
  }

  readonly #set: View['set'] = (change) => {
    mend();
    this.view.set(change);
  };

  override render(): TemplateResult {
    const now = writing.get();
    const busy = now.status === 'loading' || now.status === 'writing';
    return html`<figure class="figure generator" aria-label="A model writes">
      <form class="prompt" @submit=${(event: Event) => {
        event.preventDefault();
        if (busy) stop();
        else void write(this.view.state);
      }}>
        ${form({ ...this.view, set: this.#set }, busy)}
        <div class="run"><button type="submit" class="primary">${busy ? 'Stop' : 'Generate'}</button>
          <p class="status" role="status">${status(now)}</p></div>
      </form>
      ${modelMissing(this.view.state)}${modelLine()}
      ${body(now, () => void write(this.view.state))}
    </figure>`;
  }
}

function status(now: Writing): string {
  if (now.status === 'loading') return 'Loading the model';
  if (now.status === 'writing') return 'Writing';
  if (now.status === 'failed') return isInput(now.error) ? 'Not started' : 'Stopped by an error';
  if (now.status === 'idle') return 'Ready';
  const { tokens, tokensPerSecond } = now.text;
  const why = {
    length: '',
    'end-of-text': ', the model ended its text',
    aborted: ', stopped by you',
    'context-full': ', the model’s context is full',
  };
  const rate = tokensPerSecond > 0 ? ` at ${formatNumber(tokensPerSecond)} a second` : '';
  return `${plural(tokens.length, 'token')}${rate}${now.result ? why[now.result.stopped] : ''}`;
}

function body(now: Writing, retry: () => void): TemplateResult {
  if (now.status === 'idle') {
    return html`<div class="page empty"><p>Press Generate. The model runs in this page: nothing you type leaves it.</p></div>`;
  }
  if (now.status === 'loading') {
    const arrival = arrivalOf(now.on);
    return arrival ? loading(arrival) : html``;
  }
  const text = now.text;
  return html`${now.status === 'failed' ? failure(now.error, retry) : nothing}${text ? page(text, now.status === 'writing') : nothing}`;
}

/** The text as tokens: the prompt plain, then each drawn token with what it was drawn from. */
function page(text: Written, live: boolean): TemplateResult {
  const last = text.tokens.at(-1);
  return html`<div class="page" aria-busy=${live}>
    <p class="hint recipe">Written with ${text.recipe}</p>
    <p class="text">${given(text.prompt)}${drawn(text.tokens)}${live ? html`<span class="caret" aria-hidden="true"></span>` : nothing}</p>
    ${last ? underlines() : nothing}
    ${
      last
        ? html`<p class="hint last">Token ${count(text.tokens.length)}: the coin ${formatNumber(last.u, 4)} fell on ${chip(last.text, last.bytes, 'rolled')},
      ${percent(last.probability)} of a die with ${count(last.kept)} ${last.kept === 1 ? 'face' : 'faces'}; ${formatNumber(text.tokensPerSecond)} tokens a second.</p>`
        : nothing
    }
  </div>${live ? nothing : twin(text)}`;
}

/** The table fits beside the words of the step. */
const short = (value: number) => formatNumber(value, 4);

function twin({ tokens }: Written): TemplateResult {
  return html`<details class="twin"><summary>Table of the tokens</summary>
    <div class="twin-scroll" tabindex="0" role="region" aria-label="Table of the drawn tokens"><table>
      <thead><tr>${['Token', 'Faces', 'Entropy', 'Coin u', 'Share of the die', 'Before any cut', 'Number'].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${tokens.map(
        (t) => html`<tr><th scope="row">${word(t)}</th><td>${count(t.kept)}</td><td>${short(t.entropy)}</td>
        <td>${short(t.u)}</td><td>${short(t.probability)}</td><td>${short(t.rawProbability)}</td><td>${t.id}</td></tr>`,
      )}</tbody></table></div></details>`;
}

customElements.define('ld-generator', Generator);
