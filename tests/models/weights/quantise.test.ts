import { describe, expect, test } from 'vitest';
import { generator } from '../../../models/checkpoint/random-weights.mjs';
import { fromHalves, toHalves } from '../../../models/weights/float16.mjs';
import { dequantise, quantise } from '../../../models/weights/quantise.mjs';
import { fromFloat16 } from '../../../web/model/session/float16.ts';
import { dequantise as pageDequantise } from '../../../web/model/session/weights.ts';

describe('half precision', () => {
  test.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [2 ** -25 * 1.0001, 0x0001],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [1 / 3, 0x3555],
    [Number.POSITIVE_INFINITY, 0x7c00],
  ])('%f rounds to the word %i', (value, word) => {
    expect([...toHalves(Float32Array.of(value))]).toEqual([word]);
  });

  test('every finite word means what IEEE 754 says, and survives the way there and back, in the page too', () => {
    const words = Uint16Array.from({ length: 0x10000 }, (_, word) => word).filter(
      (word) => (word & 0x7c00) !== 0x7c00,
    );
    const values = fromHalves(words);
    words.forEach((word, i) => {
      const [sign, exponent, fraction] = [word >> 15 ? -1 : 1, (word >> 10) & 31, word & 1023];
      const value = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
      for (const found of [values[i], fromFloat16(word)])
        if (!Object.is(found, sign * value)) expect.fail(`word ${word} became ${found}`);
    });
    expect(toHalves(values)).toEqual(words);
  });
});

describe('8-bit blocks', () => {
  test('the entry of largest magnitude gets the code 0, and its own value', () => {
    const row = new Float32Array(32).fill(0.25);
    row[7] = -1;
    const quantised = quantise(row, 1, 32);
    expect(quantised.codes[7]).toBe(0);
    expect(dequantise(quantised)[7]).toBe(-1);
    expect(dequantise(quantised)[0]).toBe(0.25);
  });

  test('no value moves by more than a step, and most by half a step at most', () => {
    const uniform = generator(3);
    const matrix = Float32Array.from({ length: 64 * 96 }, () => uniform() * 2 - 1);
    const quantised = quantise(matrix, 64, 96);
    const back = dequantise(quantised);
    const scales = fromHalves(quantised.scales);
    let aboveHalf = 0;
    matrix.forEach((value, i) => {
      const step = Math.abs(scales[Math.floor(i / 32)] as number);
      const error = Math.abs(value - (back[i] as number));
      expect(error).toBeLessThanOrEqual(step * 1.07);
      if (error > step * 0.5001) aboveHalf++;
    });
    // The opposite extreme has 127 steps, not 128, so a few entries are clamped.
    expect(aboveHalf).toBeLessThan(matrix.length * 0.02);
  });

  test('the page widens to the same values', () => {
    const uniform = generator(4);
    const quantised = quantise(
      Float32Array.from({ length: 320 }, () => uniform() - 0.5),
      5,
      64,
    );
    const scales = fromHalves(quantised.scales);
    expect(pageDequantise(quantised.codes, scales)).toEqual(dequantise(quantised));
  });

  test('a block of zeros stays zero', () => {
    for (const value of dequantise(quantise(new Float32Array(32), 1, 32))) expect(Math.abs(value)).toBe(0);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%f is refused', (bad) => {
    const row = new Float32Array(64);
    row[40] = bad;
    expect(() => quantise(row, 2, 32)).toThrow(/row 1/);
  });

  test('4 bits have sixteen codes and steps as large as 16 of the 8-bit ones', () => {
    const uniform = generator(5);
    const matrix = Float32Array.from({ length: 3200 }, () => uniform() * 2 - 1);
    const quantised = quantise(matrix, 50, 64, 4);
    expect(new Set(quantised.codes)).toEqual(new Set(Array.from({ length: 16 }, (_, code) => code)));
    const scales = fromHalves(quantised.scales);
    dequantise(quantised).forEach((value, i) => {
      const step = Math.abs(scales[Math.floor(i / 32)] as number);
      expect(Math.abs(value - (matrix[i] as number))).toBeLessThanOrEqual(step * 1.07);
      expect(step).toBeGreaterThan(0.05);
    });
  });

  test('a weight beyond what a scale can hold is refused', () => {
    expect(() => quantise(new Float32Array(32).fill(1e8), 1, 32)).toThrow(/too large/);
  });

  test('columns that are no multiple of 32 are refused', () => {
    expect(() => quantise(new Float32Array(40), 1, 40)).toThrow(/blocks of 32/);
  });
});
