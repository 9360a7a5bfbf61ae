import { expect, test } from 'vitest';
import { count, figure, percent, plural } from '../../../web/charts/format';

const spaced = (written: string) => written.replaceAll('\u00a0', ' ');

test.each([
  [0, '0 %'],
  [1, '100 %'],
  [0.9363332547981683, '93.6 %'],
  [0.03453493618006876, '3.45 %'],
  [0.00009, '< 0.01 %'],
  [0.0001, '0.01 %'],
  [0.99995, '> 99.99 %'],
  [0.9984, '99.84 %'],
  [0.5, '50 %'],
  [5.75e-6, '< 0.01 %'],
])('the share %d is written %j', (share, written) => {
  expect(spaced(percent(share))).toBe(written);
});

test.each([
  [0, '0'],
  [8.5, '8.5'],
  [-3.5, '−3.5'],
  [0.3212518753551978, '0.321'],
  [50257, '50,257'],
  [1.58e-13, '1.58 × 10⁻¹³'],
  [-Infinity, '−∞'],
  [Number.NaN, 'not a number'],
  [1234.567, '1,234.6'],
  [996.5, '996.5'],
  [1e308, '1.00 × 10³⁰⁸'],
])('the number %d is written %j', (value, written) => {
  expect(figure(value)).toBe(written);
});

test('counts', () => {
  expect(count(1234567)).toBe('1,234,567');
  expect(plural(1, 'token')).toBe('1 token');
  expect(plural(0, 'token')).toBe('0 tokens');
});
