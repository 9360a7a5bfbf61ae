// A browser's translator replaces text nodes, and Lit goes on writing into the removed ones. So a value that changes
// stands in an element that translators skip, and words that change get a new element.
import { html, type TemplateResult } from 'lit';
import { isTemplateResult, TemplateResultType } from 'lit/directive-helpers.js';
import { keyed } from 'lit/directives/keyed.js';

/** Words that change as a whole. They get a new element each time, which is translated again. */
export function fresh(words: string) {
  return keyed(words, html`<span>${words}</span>`);
}

/** A text whose values (numbers and tokens) are not translated. */
export function steady(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(steady);
  if (typeof part === 'number' || (typeof part === 'string' && part !== ''))
    return html`<span translate="no">${part}</span>`;
  if (!isTemplateResult(part, TemplateResultType.HTML)) return part;
  const { strings, values } = part as TemplateResult;
  const inText = placesInText(strings);
  return { ...part, values: values.map((value, i) => (inText[i] ? steady(value) : value)) };
}

const known = new WeakMap<TemplateStringsArray, readonly boolean[]>();

/** For each value of a template, whether it stands in the text and not in a tag. */
function placesInText(strings: TemplateStringsArray): readonly boolean[] {
  let inTag = false;
  const places =
    known.get(strings) ??
    strings.map((string) => {
      const last = Math.max(string.lastIndexOf('<'), string.lastIndexOf('>'));
      if (last >= 0) inTag = string[last] === '<';
      return !inTag;
    });
  known.set(strings, places);
  return places;
}
