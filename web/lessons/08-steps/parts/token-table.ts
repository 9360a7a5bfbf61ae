import { nthOf } from '../../../ui/die/rolls.ts';
import type { Table } from '../../../ui/figure/table.ts';
import { counted, exact } from '../../../ui/figure/table.ts';
import type { PartContext } from './part.ts';

/** All that is known of each token of the text on show. */
export function tokenTable({ view, tokens }: PartContext): Table {
  return {
    columns: [
      'Token',
      'Number',
      'Came by',
      'Coin u',
      'Surprise',
      'Share at T = 1',
      'Share before the cut',
      'Share of the die',
      'Entropy before the cut',
      'Tokens left',
    ],
    rows: tokens.map(({ label, node, numbers }, i) => [
      label,
      node.id,
      node.forced ? 'force' : `seed ${node.seed}`,
      exact(nthOf(view.sampler, node.seed, i)),
      ...(numbers
        ? [
            exact(numbers.surprise),
            exact(numbers.rawProbability),
            exact(numbers.uncutProbability),
            exact(numbers.probability),
            exact(numbers.uncutEntropy),
            counted(numbers.kept),
          ]
        : Array<string>(6).fill('…')),
    ]),
  };
}
