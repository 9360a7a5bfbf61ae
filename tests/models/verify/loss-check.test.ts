import { describe, expect, test } from 'vitest';
import { readPackage } from '../../../models/package/to-checkpoint.mjs';
import { checkChange, checkOrder, checkRange } from '../../../models/verify/loss-check.mjs';
import { checkpointWeights } from '../../../models/weights/matrices.mjs';

const coded = (code: string) => expect.objectContaining({ code });

describe('the loss check', () => {
  test.each([4.3, 2.2, Number.NaN])('refuses a loss of %d', (loss) => {
    expect(() => checkRange(loss, [2.3, 4.2])).toThrow(coded('loss-out-of-range'));
  });

  test.each([
    [3.1, 3],
    [3, Number.NaN],
  ])('refuses %d at 8 bits where it was %d', (eight, plain) => {
    expect(() => checkChange({ plain, eight })).toThrow(coded('loss-changed'));
  });

  test('passes in between', () => {
    checkRange(3, [2.3, 4.2]);
    checkChange({ plain: 3.01, eight: 3 });
  });

  test('sees two middle layers in the wrong order', () => {
    const { architecture, weights } = readPackage('models/embedded');
    const stored = new Map(
      [...weights].map(([name, { shape, data }]) => [name, { shape, read: () => data }]),
    );
    const sound = checkpointWeights(architecture, stored);
    const swap = (name: string) =>
      name.replace(/^h\.[12]\./, (layer) => (layer === 'h.1.' ? 'h.2.' : 'h.1.'));
    expect(() => checkOrder(architecture, { get: (name) => sound.get(swap(name)) }, -0.1)).toThrow(
      coded('layers-out-of-order'),
    );
  }, 60_000);
});
