import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Stage } from '../../sampler/index.ts';
import '../announce.ts';
import { LightElement } from '../light-element.ts';
import { RowDrag } from './row-drag.ts';
import { places, slide } from './slide.ts';

/** One stage of a chain as it is shown in its place. */
export interface Link {
  readonly stage: Stage;
  /** With its setting: “top-p, p = 0.9”. */
  readonly name: string;
  /** A stage that is off changes nothing. */
  readonly active: boolean;
  /** What goes in and what comes out; nothing for a stage that is off. */
  readonly flow: string;
  /** The tokens removed here, each with the reason. */
  readonly removed: readonly { readonly label: string; readonly why: string }[];
}

type Handle = 'grip' | 'up' | 'down';

/**
 * A sampling chain, one stage a row. A row moves by dragging its grip, by Up and Down on the grip, or by its two
 * buttons; pressing the grip shows the stage. Rows stay where they are in the document and change what they hold,
 * so that a finger that drags never loses its target.
 */
export class Chain extends LightElement {
  static override properties = {
    links: { attribute: false },
    label: {},
    shown: { type: Number },
    announcement: { state: true },
  };
  declare links: readonly Link[];
  declare label: string;
  /** Which stage is on show, from 0; -1 for none. */
  declare shown: number;
  declare move: (from: number, to: number) => void;
  declare show: ((index: number) => void) | undefined;
  declare announcement: string;
  #focus: { stage: Stage; handle: Handle } | undefined;
  #before: ReadonlyMap<string, number> = new Map();
  #drag = new RowDrag(this, {
    rows: () => this.#rows(),
    list: () => this.querySelector('.chain') as HTMLElement,
    placeOf: (stage) => this.#placeOf(stage),
    move: (from, to) => this.#move(from, to),
  });

  constructor() {
    super();
    this.links = [];
    this.label = 'Chain';
    this.shown = -1;
    this.announcement = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('links');
    if (before) this.#before = places(this.#rows(), stagesOf(before));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('links')) return;
    slide(this.#rows(), stagesOf(this.links), this.#before);
    if (!this.#focus) return;
    const { stage, handle } = this.#focus;
    this.#focus = undefined;
    const row = this.#rows()[this.#placeOf(stage)];
    const button = row?.querySelector<HTMLButtonElement>(`.${handle}`);
    // At either end the pressed button is disabled; the grip never is.
    (button?.disabled ? row?.querySelector<HTMLButtonElement>('.grip') : button)?.focus();
  }

  override render(): TemplateResult {
    return html`<ol class="chain" aria-label=${this.label}>${this.links.map((link, i) => this.#row(link, i))}</ol>
      <ld-announce .text=${this.announcement}></ld-announce>`;
  }

  #row(link: Link, i: number): TemplateResult {
    const last = this.links.length - 1;
    const place = `place ${i + 1} of ${last + 1}`;
    const looks = `${link.active ? '' : 'off'} ${link.stage === this.#drag.dragged ? 'dragged' : ''}`;
    return html`<li class="link ${looks}" data-stage=${link.stage}>
      <button type="button" class="grip" aria-pressed=${this.show ? i === this.shown : nothing}
        aria-label=${`${link.name}, ${place}. Up and Down arrows move it.`}
        @click=${() => this.show?.(i)} @keydown=${(event: KeyboardEvent) => this.#key(event, i)}
        @pointerdown=${(event: PointerEvent) => this.#drag.grab(event, link.stage)}>
        <span class="handle" aria-hidden="true"></span>${link.name}</button>
      <span class="moves"><button type="button" class="up" aria-label=${`Move ${link.name} up`} ?disabled=${i === 0}
          @click=${() => this.#step(i, -1, 'up')}>↑</button><button type="button" class="down"
          aria-label=${`Move ${link.name} down`} ?disabled=${i === last}
          @click=${() => this.#step(i, 1, 'down')}>↓</button></span>
      ${link.flow ? html`<span class="flow">${link.flow}</span>` : nothing}
      ${link.removed.length ? html`<ul class="gone" aria-label=${`Removed by ${link.name}`}>${link.removed.map(gone)}</ul>` : nothing}
    </li>`;
  }

  #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.link')];
  }

  #placeOf(stage: string): number {
    return this.links.findIndex((link) => link.stage === stage);
  }

  #key(event: KeyboardEvent, i: number): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#step(i, step, 'grip');
  }

  #step(i: number, step: number, handle: Handle): void {
    const link = this.links[i];
    if (!link || !this.links[i + step]) return;
    this.#focus = { stage: link.stage, handle };
    this.#move(i, i + step);
  }

  #move(from: number, to: number): void {
    this.announcement = `${this.links[from]?.name}, now ${to + 1} of ${this.links.length}`;
    this.move(from, to);
  }
}

const stagesOf = (links: readonly Link[]) => links.map(({ stage }) => stage);

/** A removed token, struck out; the pointer and screen readers give the reason. */
function gone({ label, why }: Link['removed'][number]): TemplateResult {
  return html`<li title=${why}><s class="chip">${label}</s><span class="hidden"> ${why}</span></li>`;
}

customElements.define('ld-chain', Chain);

/** A chain whose stages the reader can move; `change` gets the new order. */
export function chain(options: {
  readonly label: string;
  readonly links: readonly Link[];
  readonly change: (order: readonly Stage[]) => void;
  readonly shown?: number;
  readonly show?: (index: number) => void;
}): TemplateResult {
  const { label, links, change, shown = -1, show } = options;
  const order = stagesOf(links);
  const move = (from: number, to: number) =>
    change(order.toSpliced(from, 1).toSpliced(to, 0, order[from] as Stage));
  return html`<ld-chain .label=${label} .links=${links} .move=${move} .shown=${shown} .show=${show}></ld-chain>`;
}
