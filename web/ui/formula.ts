import { html, type MathMLTemplateResult, mathml, type TemplateResult } from 'lit';
import { formatNumber } from '../charts/format.ts';

/** A formula with the numbers of the figure in it, under the one with letters. */
export function live(label: string, ...parts: readonly MathMLTemplateResult[]): TemplateResult {
  return html`<div class="live-formula" translate="no" role="group" aria-label=${label}><math display="block">${parts}</math></div>`;
}

export const num = (value: number, digits = 3) => mathml`<mn>${formatNumber(value, digits)}</mn>`;
export const text = (text: string) => mathml`<mtext>${text}</mtext>`;
export const op = (sign: string) => mathml`<mo>${sign}</mo>`;
export const letter = (name: string) => mathml`<mi>${name}</mi>`;
export const row = (...parts: readonly MathMLTemplateResult[]) => mathml`<mrow>${parts}</mrow>`;
export const frac = (over: MathMLTemplateResult, under: MathMLTemplateResult) =>
  mathml`<mfrac>${over}${under}</mfrac>`;
export const power = (base: MathMLTemplateResult, exponent: MathMLTemplateResult) =>
  mathml`<msup>${base}${exponent}</msup>`;
export const sub = (base: MathMLTemplateResult, index: MathMLTemplateResult) =>
  mathml`<msub>${base}${index}</msub>`;

/** Terms with a sign between them; of many, the first few and dots. */
export function joined(terms: readonly MathMLTemplateResult[], sign: string, most: number) {
  const shown = terms.length > most ? [...terms.slice(0, most), op('…')] : terms;
  return shown.flatMap((term, i) => (i === 0 ? [term] : [op(sign), term]));
}
