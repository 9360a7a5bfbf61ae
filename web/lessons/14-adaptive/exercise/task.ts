import type { Task } from '../../../exercises/task.ts';
import { type AdaptiveCase, cases } from './cases.ts';
import { difference, formFault, isRight } from './judge.ts';
import { mistakes } from './mistakes.ts';

const SKELETON = `// logits: a list of numbers, one for each token
// base: the temperature at which the model's doubt is measured
// min, max: the temperatures for no doubt and for the greatest doubt
// returns one number, the temperature to use
function adaptiveTemperature(logits, base, min, max) {
  // 1. softmax of the logits divided by base
  // 2. the entropy: minus the sum of p × ln p
  // 3. its share of the largest possible, ln of the number of logits
  // 4. that share of the way from min to max

}
`;

const SOLUTION = `function adaptiveTemperature(logits, base, min, max) {
  // One token leaves no doubt, and ln 1 is 0.
  if (logits.length === 1) return min;

  const best = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp((logit - best) / base));
  const sum = weights.reduce((a, b) => a + b, 0);

  let entropy = 0;
  for (const weight of weights) {
    const p = weight / sum;
    if (p > 0) entropy -= p * Math.log(p); // 0 × ln 0 is 0
  }
  const share = entropy / Math.log(logits.length);
  return min + (max - min) * share;
}
`;

/** Exercise 3 of the course: the less sure the model is, the hotter it is sampled. */
export const adaptiveTask: Task<AdaptiveCase> = {
  id: 'adaptive',
  entry: 'adaptiveTemperature',
  skeleton: SKELETON,
  solution: SOLUTION,
  hints: [
    'Start with a softmax: Math.exp((logit - largest) / base) for every logit, then each divided by the sum of all.',
    'The entropy is a sum over the tokens of -p * Math.log(p). A token with p = 0 adds nothing, but 0 * Math.log(0) is NaN: skip it.',
    'Equal logits have the largest entropy, Math.log(logits.length). Divide by it, and the share lies between 0 and 1. With one logit that is 0 / 0: its share is 0.',
    'The share 0 must give min and the share 1 max: min + (max - min) * share.',
  ],
  mistakes,
  cases,
  formFault,
  isRight,
  difference,
};
