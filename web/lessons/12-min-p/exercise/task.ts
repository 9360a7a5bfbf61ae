import type { Task } from '../../../exercises/task.ts';
import { cases, type MinPCase } from './cases.ts';
import { difference, formFault, isRight } from './judge.ts';
import { mistakes } from './mistakes.ts';

const SKELETON = `// logits: a list of numbers, one for each token
// minP: a number from 0 to 1
// temperature: a number above 0
// returns the probability of each token, 0 for those removed
function minP(logits, minP, temperature) {
  // 1. divide the logits by the temperature, then softmax
  // 2. the bound is minP times the largest probability
  // 3. probabilities below the bound become 0
  // 4. divide by the sum of what is left

}
`;

const SOLUTION = `function minP(logits, minP, temperature) {
  // Without the best subtracted, exp of a big logit is Infinity.
  const best = Math.max(...logits);
  const scaled = logits.map((x) => (x - best) / temperature);
  const probabilities = normalise(scaled.map(Math.exp));

  const bound = minP * Math.max(...probabilities);
  return normalise(probabilities.map((p) => (p >= bound ? p : 0)));
}

function normalise(numbers) {
  const sum = numbers.reduce((a, b) => a + b, 0);
  return numbers.map((x) => x / sum);
}
`;

/** Exercise 1 of the course: keep what is at least min-p times as likely as the best token. */
export const minPTask: Task<MinPCase> = {
  id: 'min-p',
  entry: 'minP',
  skeleton: SKELETON,
  solution: SOLUTION,
  hints: [
    'Softmax: Math.exp((logit - largest) / temperature) for every logit, then each divided by the sum of all. logits.map and reduce are enough.',
    'The largest is Math.max(...logits). Subtracting it changes no probability, and without it Math.exp of a big logit is Infinity.',
    'The bound is minP * Math.max(...probabilities). A probability stays when it is >= the bound, also when it is equal.',
    'Return as many numbers as there were logits: p >= bound ? p : 0. Only then divide each by the sum of what stayed.',
  ],
  mistakes,
  cases,
  formFault,
  isRight,
  difference,
};
