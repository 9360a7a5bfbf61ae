import { percent } from '../../charts/format.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';
import { SEVEN } from '../shared/draws/seven.ts';

const SIZES = [1, 2, 3, 5];
const { logits, words, prompt } = EXAMPLES.capital;

/** The strategies that leave one token on the die. */
function single({ sampler }: View) {
  return SEVEN.filter(
    ({ settings }) => sampler.distribution(logitsOf(EXAMPLES.capital), settings).kept.length === 1,
  );
}

/** A nucleus of 90 % is greedy where one token holds more. */
export function greedyInDisguise(): Prediction {
  return {
    id: 'greedy-in-disguise',
    question: `After “${prompt}”: greedy, T = 0.5, T = 1, T = 1.5, top-k = 3, top-p = 0.9, and T = 0.7 with p = 0.9. How many of the seven can give one token only?`,
    options: SIZES.map(String),
    answer: (view) => SIZES.indexOf(single(view).length),
    explain(view) {
      const shares = view.sampler.softmax(Float64Array.from(logits));
      const best = view.sampler.argsort(shares)[0] ?? 0;
      const names = single(view).map(({ name }) => name);
      return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}: “${words[best]}” alone holds ${percent(shares[best] ?? 0)} at T = 1, so no other token is needed to cover 0.9.`;
    },
  };
}
