const DIGITS = 3;

/**
 * A share as a percentage with three significant figures; never "0.00 %" and never a false "100 %".
 * The space is one that does not break. */
export function percent(share: number): string {
  if (share === 0) return '0\u00a0%';
  if (share === 1) return '100\u00a0%';
  if (share < 0.0001) return '<\u00a00.01\u00a0%';
  if (share > 0.9999) return '>\u00a099.99\u00a0%';
  const digits = share > 0.99 ? 4 : DIGITS;
  return `${trim(Number((share * 100).toPrecision(digits)))}\u00a0%`;
}

/** Three significant figures, a true minus sign, thousands apart: 0.321, −3.5, 50,257. */
export function figure(value: number, digits = DIGITS): string {
  if (Number.isNaN(value)) return 'not a number';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  if (value === 0) return '0';
  if (Number.isInteger(value)) return count(value);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e6) return scientific(value);
  return minus(trim(Number(value.toPrecision(size >= 1000 ? 5 : digits))));
}

/** A whole number with its thousands apart. */
export function count(value: number): string {
  return minus(value.toLocaleString('en', { maximumFractionDigits: 0 }));
}

/** `1 token`, `2 tokens`. */
export function plural(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** 4.66 × 10⁻¹⁵ */
function scientific(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(DIGITS - 1).split('e');
  const raised = exponent.replace('+', '').replace(/./g, (sign) => SUPERSCRIPT[sign] ?? sign);
  return `${minus(mantissa)} × 10${raised}`;
}

const SUPERSCRIPT: Record<string, string> = Object.fromEntries(
  [...'-0123456789'].map((sign, i) => [sign, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][i] ?? sign]),
);

const trim = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 10 });
const minus = (written: string) => written.replace('-', '−');
