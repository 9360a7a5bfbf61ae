import { html, type PropertyValues, type SVGTemplateResult } from 'lit';
import { LightElement } from '../light-element.ts';

const DOWN: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const ALONG: Readonly<Record<string, number>> = { ...DOWN, ArrowRight: 1, ArrowLeft: -1 };

/**
 * Gives a chart function the width it has, and lets Up and Down walk its bars, or Left and Right where they stand
 * side by side.
 */
export class Chart extends LightElement {
  static override properties = { draw: { attribute: false }, label: {}, width: { state: true } };
  declare draw: (width: number) => SVGTemplateResult;
  declare label: string;
  declare width: number;
  /**
   * Draws in the next frame: a chart that is drawn within the callback changes its own height there, and browsers
   * report that as a loop.
   */
  #observer = new ResizeObserver(([entry]) => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#fit(entry?.contentRect.width));
  });
  #frame = 0;

  constructor() {
    super();
    this.width = 0;
    this.label = 'Chart';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The first picture is drawn at once: a frame without it would show an empty place.
    this.#fit(this.getBoundingClientRect().width);
    this.#observer.observe(this);
    this.addEventListener('keydown', this.#walk);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.removeEventListener('keydown', this.#walk);
  }

  #fit(width = 0): void {
    this.width = Math.floor(width);
  }

  override render() {
    return this.width > 0 ? this.draw(this.width) : html``;
  }

  /** A chart with bars is one stop of the Tab key; its bars are reached from there. */
  protected override updated(_changed: PropertyValues): void {
    const chart = this.querySelector('svg');
    if (!chart) return;
    if (chart.getAttribute('role') === 'group') {
      const bars = this.#bars();
      const keys = areAbreast(bars) ? 'Left and Right' : 'Up and Down';
      chart.setAttribute(
        'aria-label',
        bars.length > 0 ? `${this.label}. ${keys} arrows read its values.` : this.label,
      );
      if (bars.length > 0) chart.setAttribute('tabindex', '0');
    }
  }

  #bars(): SVGGElement[] {
    return [...this.querySelectorAll<SVGGElement>('[data-bar]')].sort(byPosition);
  }

  #walk = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const bars = this.#bars();
    const step = (areAbreast(bars) ? ALONG : DOWN)[event.key];
    if (!step || bars.length === 0) return;
    const at = bars.indexOf(document.activeElement as unknown as SVGGElement);
    const next = at < 0 ? (step > 0 ? 0 : bars.length - 1) : at + step;
    bars[Math.min(bars.length - 1, Math.max(0, next))]?.focus();
    event.preventDefault();
  };
}

/** Keyed rows keep their place in the document when they move, so reading order is where they stand. */
function byPosition(a: SVGGElement, b: SVGGElement): number {
  return y(a) - y(b);
}

const areAbreast = (bars: readonly SVGGElement[]) => bars.length > 1 && bars.every((bar) => y(bar) === 0);

const y = (bar: SVGGElement) =>
  Number(/translate\(0 ([\d.]+)\)/.exec(bar.getAttribute('transform') ?? '')?.[1] ?? 0);

customElements.define('ld-chart', Chart);
