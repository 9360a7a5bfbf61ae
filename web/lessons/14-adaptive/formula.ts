import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { frac, letter, live, num, op, row } from '../../ui/formula.ts';
import { expected } from './exercise/cases.ts';
import { argumentsOf } from './figures.ts';

/** The formula with the numbers of the unsure prediction. */
export function adaptiveNow(view: View) {
  const { minTemperature: low, maxTemperature: high } = view.state;
  const right = expected(view.sampler, argumentsOf(view, logitsOf(EXAMPLES.supper)));
  return live(
    'The formula with the numbers of the unsure prediction',
    letter('T'),
    op('='),
    num(low),
    op('+'),
    row(op('('), num(high), op('−'), num(low), op(')')),
    op('·'),
    frac(num(right.entropy), num(right.most)),
    op('='),
    num(right.temperature),
  );
}
