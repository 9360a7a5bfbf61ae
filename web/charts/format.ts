const DIGITS = 3;
/** From here on a number is easier to read as a power of ten. */
const HUGE = 1e9;

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
  const size = Math.abs(value);
  if (size < 1e-4 || size >= HUGE) return scientific(value);
  if (Number.isInteger(value)) return count(value);
  // At least one decimal, or 996.5 would read 997 beside 1,003.5.
  const whole = Math.floor(Math.log10(size)) + 1;
  return minus(trim(Number(value.toPrecision(Math.max(digits, whole + 1)))));
}

/** A whole number with its thousands apart. */
export function count(value: number): string {
  return minus(value.toLocaleString('en', { maximumFractionDigits: 0 }));
}

/** `1 token`, `2 tokens`. */
export function plural(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** 10⁻³ */
export function powerOfTen(exponent: number | string): string {
  return `10${String(exponent).replace(/./g, (sign) => SUPERSCRIPT[sign] ?? sign)}`;
}

/** 4.66 × 10⁻¹⁵ */
function scientific(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(DIGITS - 1).split('e');
  return `${minus(mantissa)} × ${powerOfTen(exponent.replace('+', ''))}`;
}

const SUPERSCRIPT: Record<string, string> = Object.fromEntries(
  [...'-0123456789'].map((sign, i) => [sign, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][i] ?? sign]),
);

const trim = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 10 });
const minus = (written: string) => written.replace('-', '−');
