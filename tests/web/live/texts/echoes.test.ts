import { expect, test } from 'vitest';
import { echoes } from '../../../../web/live/texts/echoes';

const drawn = (belongs: boolean[]) => belongs.map((echo) => (echo ? 'x' : '.')).join('');

test.each<[number[], number, string]>([
  [[], 2, ''],
  [[1, 2, 3, 4], 2, '....'],
  [[1, 2, 3, 1, 2], 2, '...xx'],
  [[1, 2, 3, 1, 2], 3, '.....'],
  [[7, 7, 7], 1, '.xx'],
  [[7, 7, 7, 7], 2, '.xxx'],
  [[1, 2, 1, 2, 5, 1, 2], 2, '..xx.xx'],
  [[1, 2], 3, '..'],
])('in %j runs of %i come again at %j', (ids, n, wanted) => {
  expect(drawn(echoes(ids, n))).toBe(wanted);
});
