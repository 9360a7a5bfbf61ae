import { nothing } from 'lit';
import { percentAmong } from '../../../charts/format.ts';
import { type Example, logitsOf, table } from '../../../state/examples.ts';
import type { View } from '../../../state/view.ts';
import { frac, joined, letter, live, num, op, power, row, sub, text } from '../../../ui/formula.ts';
import { lastBeforeCuts } from './cuts.ts';
import { settingsOf } from './settings.ts';
import { runningSums } from './sums.ts';

/** The chosen token, or else the best one. */
function inQuestion({ state, sampler }: View, example: Example): number {
  return state.ask in example.words ? state.ask : (sampler.argsort(logitsOf(example))[0] ?? 0);
}

/** The softmax of one token, with the largest logit subtracted first as the core does it. */
export function softmaxNow(view: View, temperature = 1) {
  if (temperature === 0) return nothing;
  const example = table(view.state);
  const logits = logitsOf(example);
  const id = inQuestion(view, example);
  const top = logits[view.sampler.argsort(logits)[0] ?? 0] ?? 0;
  const { weights, sum } = view.sampler.weights(logits, { temperature });
  const { probabilities, kept } = view.sampler.distribution(logits, { temperature });
  const share = probabilities[id] ?? 0;
  const distance = row(num(logits[id] ?? 0), op('−'), num(top));
  const exponent = temperature === 1 ? distance : row(op('('), distance, op(')'), op('/'), num(temperature));
  return live(
    'The formula with the numbers of the figure',
    sub(letter('p'), text(example.words[id] ?? '')),
    op('='),
    frac(power(letter('e'), exponent), num(sum)),
    op('='),
    frac(num(weights[id] ?? 0), num(sum)),
    op('='),
    text(percentAmong(kept.length)(share)),
  );
}

/** The largest terms of the entropy, each a share times its surprise. */
export function entropyNow(view: View, temperature: number) {
  const logits = logitsOf(table(view.state));
  const { probabilities, entropy } = view.sampler.distribution(logits, { temperature });
  const shares = [...view.sampler.argsort(probabilities)].map((id) => probabilities[id] ?? 0);
  const terms = shares
    .filter((share) => share > 0)
    .map((share) => row(num(share), op('·'), num(view.sampler.surprise(share))));
  return live(
    'The entropy with the numbers of the figure',
    letter('H'),
    op('='),
    ...joined(terms, '+', 2),
    op('='),
    num(entropy),
  );
}

/** The sum that first reaches p. */
export function nucleusNow(view: View) {
  // Greedy leaves one token before top-p has anything to add up.
  if (view.state.temperature === 0) return nothing;
  const trace = view.sampler.trace(logitsOf(table(view.state)), settingsOf(view));
  const before = lastBeforeCuts(trace);
  const { ids, sums } = runningSums(view, before);
  const size = trace.kept.length;
  const terms = [...ids].slice(0, size).map((id) => num(before[id] ?? 0));
  const total = size === 1 ? [] : [op('='), num(sums[size - 1] ?? 0)];
  return live(
    'The sum with the numbers of the figure',
    ...joined(terms, '+', 3),
    ...total,
    op('≥'),
    num(view.state.topP),
  );
}

/** The bound that the best token sets. */
export function boundNow(view: View) {
  const trace = view.sampler.trace(logitsOf(table(view.state)), settingsOf(view));
  const stage = trace.stages.find(({ name }) => name === 'minP');
  if (!stage?.active) return nothing;
  const before = lastBeforeCuts(trace);
  return live(
    'The bound with the numbers of the figure',
    sub(letter('p'), letter('i')),
    op('≥'),
    num(view.state.minP),
    op('·'),
    num(before[view.sampler.argsort(before)[0] ?? 0] ?? 0),
    op('='),
    num(stage.removed.bound),
  );
}
