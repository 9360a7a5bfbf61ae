const DIGITS = 3;
/** From here on a number is easier to read as a power of ten. */
const HUGE = 1e9;
/** Numbers that agree in so many digits are taken for equal: sums differ by rounding. */
const MOST_DIGITS = 12;
/** Numbers below this are written as powers of ten unless each of their decimals is asked for. */
const TINY = 1e-6;

/**
 * A share as a percentage with three significant figures; never "0.00 %" and never a false "100 %".
 * The space is one that does not break. */
export function percent(share: number, digits = DIGITS): string {
  if (share === 0) return '0\u00a0%';
  if (share === 1) return '100\u00a0%';
  if (digits === DIGITS && share < 0.0001) return '<\u00a00.01\u00a0%';
  if (digits === DIGITS && share > 0.9999) return '>\u00a099.99\u00a0%';
  return `${trim(Number((share * 100).toPrecision(share > 0.99 ? digits + 1 : digits)))}\u00a0%`;
}

/** Two numbers to be compared, with as many digits as it takes to write them differently. */
export function apart(one: number, other: number, write = inFull): [string, string] {
  for (let digits = DIGITS; digits <= MOST_DIGITS; digits++) {
    const pair: [string, string] = [write(one, digits), write(other, digits)];
    if (pair[0] !== pair[1]) return pair;
  }
  return [write(one, DIGITS), write(other, DIGITS)];
}

/**
 * Writes a share of a die with so many tokens. One of several tokens never has 100 %, also where rounding makes its
 * share 1.
 */
export function percentAmong(tokens: number): (share: number) => string {
  return (share) => percent(share === 1 && tokens > 1 ? 1 - Number.EPSILON : share);
}

/** Three significant digits, a true minus sign and commas between thousands: 0.321, −3.5, 50,257. */
export function formatNumber(value: number, digits = DIGITS): string {
  if (Number.isNaN(value)) return 'not a number';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-4 || size >= HUGE) return scientific(value, DIGITS);
  if (Number.isInteger(value)) return count(value);
  // At least one decimal, or 996.5 would read 997 beside 1,003.5.
  const whole = Math.floor(Math.log10(size)) + 1;
  return minus(trim(Number(value.toPrecision(Math.max(digits, whole + 1)))));
}

/** As `formatNumber`, but a power of ten has the digits asked for as well; tables keep it to three. */
function inFull(value: number, digits: number): string {
  const tiny = value !== 0 && Math.abs(value) < 1e-4;
  return tiny ? scientific(value, digits) : formatNumber(value, digits);
}

/** A whole number with commas between thousands. */
export function count(value: number): string {
  return minus(grouped(String(Math.round(value))));
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
function scientific(value: number, digits: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
  return `${minus(mantissa)} × ${powerOfTen(exponent.replace('+', ''))}`;
}

const SUPERSCRIPT: Record<string, string> = Object.fromEntries(
  [...'-0123456789'].map((sign, i) => [sign, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][i] ?? sign]),
);

/** Written by hand: Intl.NumberFormat delays the first chart by a tenth of a second on a slow machine. */
function grouped(written: string): string {
  const [whole = '', ...decimals] = written.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...decimals].join('.');
}

const trim = (value: number) =>
  grouped(Math.abs(value) < TINY ? value.toFixed(20).replace(/\.?0+$/, '') : String(value));
const minus = (written: string) => written.replace('-', '−');
