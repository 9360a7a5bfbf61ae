// A browser's translator puts nodes of its own in the place of a text's, and Lit goes on writing into those that are
// gone. So a live value stands in an element that translators leave alone, and words that change bring a new element.
import { html, type TemplateResult } from 'lit';
import { isTemplateResult, TemplateResultType } from 'lit/directive-helpers.js';
import { keyed } from 'lit/directives/keyed.js';

/** Words that change as a whole, in an element that changes with them and is translated anew. */
export function fresh(words: string) {
  return keyed(words, html`<span>${words}</span>`);
}

/** A text whose live values, numbers and tokens, a translator leaves as they are. */
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

/** Of each value of a template: whether it stands in the text, rather than in a tag. */
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
