// The numbers in the prose of this lesson, from the core.
import { nothing } from 'lit';
import { percent } from '../../charts/format.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import { frac, letter, live, num, op, row, sub, text } from '../../ui/formula.ts';
import { penalised } from './penalised.ts';

/** The penalised logit of the first word in the text. */
export function penaltyNow(view: View) {
  const { example, previousTokens: ids, logits } = penalised(view);
  const [id] = ids;
  if (id === undefined) return nothing;
  const logit = logits.before[id] ?? Number.NaN;
  const alpha = num(view.state.repetitionPenalty);
  const bracketed = logit < 0 ? row(op('('), num(logit), op(')')) : num(logit);
  return live(
    'The penalty with the numbers of the figure',
    sub(letter('x′'), text(example.words[id] ?? '')),
    op('='),
    logit > 0 ? frac(num(logit), alpha) : row(alpha, op('·'), bracketed),
    op('='),
    num(logits.after[id] ?? Number.NaN),
  );
}

/** The share of “hello” and of “world” under a penalty on both. */
export function greeted({ sampler }: View, repetitionPenalty: number): [hello: string, world: string] {
  const settings = { repetitionPenalty, previousTokens: [0, 1] };
  const { probabilities } = sampler.distribution(logitsOf(EXAMPLES.greeting), settings);
  return [percent(probabilities[0] ?? 0), percent(probabilities[1] ?? 0)];
}
