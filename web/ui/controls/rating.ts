import { html, type TemplateResult } from 'lit';

export const MARKS = [1, 2, 3, 4, 5] as const;

export interface RatingOptions {
  /** What is rated, as shown; `of` names the text for screen readers. */
  readonly legend: string;
  readonly of: string;
  /** The group's own name on the page. */
  readonly name: string;
  readonly value: number | undefined;
  readonly change: (value: number) => void;
}

/** Marks from 1 to 5 as radio buttons: the arrow keys choose, and so do the digits. */
export function rating({ legend, of, name, value, change }: RatingOptions): TemplateResult {
  const typed = (event: KeyboardEvent) => {
    const mark = MARKS.find((n) => String(n) === event.key);
    if (mark === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    (event.currentTarget as Element).querySelectorAll('input')[mark - 1]?.focus();
    change(mark);
  };
  return html`<fieldset class="rating" @keydown=${typed}><legend>${legend}<span class="hidden"> of ${of}</span></legend>
    ${MARKS.map(
      (n) =>
        html`<label><input type="radio" name=${name} value=${n} .checked=${n === value} @change=${() => change(n)}>${n}</label>`,
    )}</fieldset>`;
}
