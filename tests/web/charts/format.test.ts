import { expect, test } from 'vitest';
import { apart, count, formatNumber, percent, percentAmong, plural } from '../../../web/charts/format.ts';
import { certificate } from '../../../web/ui/tokens/certificate.ts';

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

test('a share asked for in more digits has them all, however small it is', () => {
  expect(spaced(percent(1.2345678e-9, 6))).toBe('0.000000123457 %');
  expect(spaced(percent(0.123456789, 6))).toBe('12.3457 %');
});

test('thousands stand apart on both sides of zero, decimals do not', () => {
  expect([999, 1000, -1234567, 12345678].map(count)).toEqual(['999', '1,000', '−1,234,567', '12,345,678']);
  expect(formatNumber(12345.678, 9)).toBe('12,345.678');
});

test('one of several tokens never has all of the die', () => {
  expect(spaced(percentAmong(2)(1))).toBe('> 99.99 %');
  expect(spaced(percentAmong(1)(1))).toBe('100 %');
  expect(spaced(percentAmong(2)(0.5))).toBe('50 %');
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
  expect(formatNumber(value)).toBe(written);
});

test('counts', () => {
  expect(count(1234567)).toBe('1,234,567');
  expect(plural(1, 'token')).toBe('1 token');
  expect(plural(0, 'token')).toBe('0 tokens');
});

test.each([
  [0.90034, 0.9, '90.03 %', '90 %'],
  [0.936, 0.9, '93.6 %', '90 %'],
  [0.999991, 0.99999, '99.9991 %', '99.999 %'],
  [0.9, 0.9, '90 %', '90 %'],
  [0.1 + 0.2, 0.3, '30 %', '30 %'],
])('the shares %d and %d, held against each other, are written %j and %j', (one, other, ...pair) => {
  expect(apart(one, other, percent).map(spaced)).toEqual(pair);
});

test('numbers held against each other have as many digits as it takes', () => {
  expect(apart(0.04998, 0.05)).toEqual(['0.04998', '0.05']);
  expect(apart(4.6612e-5, 4.6641e-5)).toEqual(['4.661 × 10⁻⁵', '4.664 × 10⁻⁵']);
  expect(apart(5.2, 8.5)).toEqual(['5.2', '8.5']);
});

test('a certificate never says that a number is less than itself', () => {
  expect(spaced(certificate('topP', 0.90034, 0.9))).toContain('90.03 % was already covered, and p is 90 %');
  expect(spaced(certificate('topP', 0.9, 0.9))).toContain('90 %, exactly p, was already covered');
  expect(certificate('minP', 0.04998, 0.05)).toContain('0.04998 < 0.05');
});
