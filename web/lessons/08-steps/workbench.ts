import { html, type TemplateResult } from 'lit';
import { choiceKey, type ModelChoice } from '../../live/models/choice.ts';
import { models } from '../../live/models/page-models.ts';
import { modelLine, modelMissing } from '../../live/panel/model-line.ts';
import { parseHash } from '../../state/route.ts';
import type { View } from '../../state/view.ts';
import { figure } from '../../ui/figure/figure.ts';
import { LightElement } from '../../ui/light-element.ts';
import { form } from './form.ts';
import type { Part, PartContext } from './parts/part.ts';
import { PARTS } from './parts/parts.ts';
import { again, failed, reading, status, waiting } from './states.ts';
import { TreeError } from './tree/error.ts';
import { strangeToken } from './tree/file.ts';
import { EMPTY, leafFrom, ROOT } from './tree/tree.ts';
import { stop } from './writing/act.ts';
import { rollText } from './writing/acts.ts';
import { readNumbers } from './writing/read.ts';
import { type Place, session, tell } from './writing/session.ts';
import { placed, placeOf, tokensOf } from './writing/text.ts';
import { unread } from './writing/write.ts';

/** These steps show the text; the form for another one is folded. */
const FOLDED: readonly Part[] = ['die', 'force', 'share'];

/** The text, its numbers and its tree, with the parts that a step of the lesson is about. */
export class Workbench extends LightElement {
  static override properties = { view: { attribute: false }, shows: {} };
  declare view: View;
  declare shows: Part;
  /** The text last read automatically: no text is read twice. */
  #begun = '';

  protected override follow() {
    return [session, models.state];
  }

  /** Leaving the step stops the writing. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    stop();
    tell({ error: undefined, note: '' });
  }

  /** Once the model is loaded, a text from a link is read automatically. */
  protected override updated(): void {
    const { doing, error, vocabulary } = session.get();
    if (doing !== 'nothing' || error !== undefined || !models.state.get().active) return;
    const place = this.#place();
    const key = `${choiceKey(this.#on)} ${this.view.state.tree} ${this.view.state.end}`;
    if (place instanceof TreeError || place.end === ROOT || this.#begun === key) return;
    if (vocabulary && unread(place, this.#on).length === 0) return;
    this.#begun = key;
    this.#read(place);
  }

  /** The model whose numbers are shown: while a model writes or reads, that one. */
  get #on(): ModelChoice {
    return session.get().on ?? models.running(this.view.state);
  }

  #read(place: Place): void {
    void readNumbers(place, this.view.state);
  }

  /** Puts a tree into the address, unless the reader has opened another one meanwhile. */
  #settle(base: string): (place: Place) => void {
    return (place) => {
      if ((parseHash(location.hash).overrides.tree ?? '') === base) this.view.set(placed(place));
    };
  }

  #place(): Place | TreeError {
    const { growing, vocabulary } = session.get();
    if (growing) return growing;
    try {
      const place = placeOf(this.view.state);
      const stranger = vocabulary && strangeToken(place.tree, vocabulary.size);
      if (stranger === undefined) return place;
      return new TreeError('bad-tree', `the model has no token ${stranger}`);
    } catch (error) {
      if (error instanceof TreeError) return error;
      throw error;
    }
  }

  override render(): TemplateResult {
    const { doing, vocabulary } = session.get();
    const { view } = this;
    const place = this.#place();
    const settle = this.#settle(view.state.tree);
    const busy = doing === 'writing' || doing === 'loading';
    const drawn = !(place instanceof TreeError) && place.end !== ROOT && vocabulary !== undefined;
    const submit = () => {
      const from = place instanceof TreeError ? { tree: EMPTY, end: ROOT } : place;
      if (busy) stop();
      else void rollText(from, view.state, settle);
    };
    const folded = drawn && FOLDED.includes(this.shows);
    const controls = html`${drawn ? reading(place, this.#on, () => this.#read(place)) : ''}
      ${form(view, { folded, busy, submit, status: status() })}${again(settle)}${modelMissing(view.state)}${folded ? '' : modelLine()}`;
    const trouble = failed(() =>
      place instanceof TreeError || place.end === ROOT ? submit() : this.#read(place),
    );
    if (!drawn) {
      return html`<figure class="figure workbench" aria-label="The text, token by token">
        ${waiting(place, view.state)}${trouble}<div class="controls">${controls}</div></figure>`;
    }
    const tokens = tokensOf(place, vocabulary, this.#on);
    // On the steps about a token's die, a token is open from the start.
    const token = folded ? Math.max(1, view.state.token) : view.state.token;
    const context: PartContext = {
      view,
      place,
      vocabulary,
      tokens,
      selected: Math.min(token, tokens.length) - 1,
      writing: doing === 'writing',
      busy,
      settle,
      select: (index) => view.set({ token: index + 1 }),
      go: (end) => view.set({ end: leafFrom(place.tree, end) + 1 }),
    };
    const { title, draw, after, below } = PARTS[this.shows];
    const text = { title: title(context), draw: () => draw(context), reset: view.reset };
    if (!after) return html`${trouble}<div class="workbench">${figure({ ...text, controls })}</div>`;
    return html`${trouble}<div class="workbench">${figure(text)}${after(context)}
      <section class="figure" aria-label="The next text">${below?.(context) ?? ''}<div class="controls">${controls}</div></section></div>`;
  }
}

customElements.define('ld-workbench', Workbench);
