import type { ReactiveController } from 'lit';
import type { LightElement } from '../light-element.ts';

/** How far a press must move before it is a drag, in px. */
const DRAG_PX = 5;

interface List {
  /** The rows as they stand, top to bottom; their offsets count from `list`. */
  rows(): HTMLElement[];
  list(): HTMLElement;
  placeOf(key: string): number;
  move(from: number, to: number): void;
}

interface Drag {
  readonly key: string;
  readonly from: number;
  readonly startY: number;
  readonly pointer: number;
  lastY: number;
}

/**
 * Moves a row of a list by mouse, pen or finger: it changes places as soon as the pointer has passed the middle of
 * a neighbour. Escape puts it back. The host's rows must stay in the document while they change what they hold.
 */
export class RowDrag implements ReactiveController {
  /** The row that is being dragged. */
  dragged: string | undefined;
  #drag: Drag | undefined;

  constructor(
    private readonly host: LightElement,
    private readonly list: List,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.addEventListener('pointermove', this.#moves);
    this.host.addEventListener('pointerup', this.#ends);
    this.host.addEventListener('pointercancel', this.#ends);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('pointermove', this.#moves);
    this.host.removeEventListener('pointerup', this.#ends);
    this.host.removeEventListener('pointercancel', this.#ends);
    this.#end();
  }

  /** For the pointerdown of a row's grip. */
  grab(event: PointerEvent, key: string): void {
    if (event.button !== 0) return;
    const { clientY, pointerId } = event;
    this.#drag = {
      key,
      from: this.list.placeOf(key),
      startY: clientY,
      lastY: clientY,
      pointer: pointerId,
    };
  }

  #moves = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (drag?.pointer !== event.pointerId) return;
    if (!this.dragged) {
      if (Math.abs(event.clientY - drag.startY) < DRAG_PX) return;
      // The list captures the pointer, so that releasing it does not press a button.
      this.host.setPointerCapture(event.pointerId);
      this.dragged = drag.key;
      addEventListener('keydown', this.#escapes);
      this.host.requestUpdate();
    }
    const at = this.list.placeOf(drag.key);
    const to = this.#placeUnder(event.clientY, at, Math.sign(event.clientY - drag.lastY));
    drag.lastY = event.clientY;
    if (to !== at) this.list.move(at, to);
  };

  /** Moves only in the pointer's direction: rows that change their height must not move it back. */
  #placeUnder(y: number, at: number, way: number): number {
    // Offsets ignore running animations; the rows' rectangles do not.
    const middles = this.list.rows().map((row) => row.offsetTop + row.offsetHeight / 2);
    const here = y - this.list.list().getBoundingClientRect().top;
    let to = at;
    while (way < 0 && to > 0 && here < (middles[to - 1] ?? 0)) to--;
    while (way > 0 && to < middles.length - 1 && here > (middles[to + 1] ?? 0)) to++;
    return to;
  }

  #ends = (event: PointerEvent): void => {
    if (this.#drag?.pointer === event.pointerId) this.#end();
  };

  #end(): void {
    this.#drag = undefined;
    this.dragged = undefined;
    removeEventListener('keydown', this.#escapes);
    this.host.requestUpdate();
  }

  #escapes = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#drag) return;
    const { key, from } = this.#drag;
    this.#end();
    const at = this.list.placeOf(key);
    if (at !== from) this.list.move(at, from);
  };
}
