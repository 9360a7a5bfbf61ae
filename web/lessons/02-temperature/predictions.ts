import { formatNumber, percent, plural } from '../../charts/format.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';

const { capital } = EXAMPLES;

/** Which token gains the most of the die when the temperature goes from 1 to 2. */
export function gainsMost(): Prediction {
  const options = ['Paris', 'London', 'Berlin', 'banana'];
  const shares = ({ sampler }: View) => {
    const [plain, hot] = [1, 2].map((temperature) => sampler.softmax(logitsOf(capital), { temperature }));
    const gain = capital.words.map((_, id) => (hot?.[id] ?? 0) - (plain?.[id] ?? 0));
    const best = sampler.argsort(Float64Array.from(gain))[0] ?? 0;
    return { best, from: plain?.[best] ?? 0, to: hot?.[best] ?? 0, first: [plain?.[0] ?? 0, hot?.[0] ?? 0] };
  };
  return {
    id: 'gains-most',
    question: 'The temperature goes from 1 to 2. Which token gains the most of the die?',
    options,
    answer: (view) => options.indexOf(capital.words[shares(view).best] ?? ''),
    explain(view) {
      const { best, from, to, first } = shares(view);
      return `It goes from ${percent(from)} to ${percent(to)}; “Paris” pays for it, with ${percent(first[1] ?? 0)} left of ${percent(first[0] ?? 0)}, and the runner-up with a logit of ${formatNumber(capital.logits[best] ?? 0)} takes the largest part.`;
    },
    holdsText: true,
  };
}

/** How many tokens can come out at temperature 0. */
export function greedy(): Prediction {
  const options = [1, 3, 10];
  const cold = ({ sampler }: View) => sampler.distribution(logitsOf(capital), { temperature: 0 });
  return {
    id: 'greedy',
    question: 'The temperature is 0. How many of the ten tokens can a roll bring up?',
    options: options.map((count) => plural(count, 'token')),
    answer: (view) => options.indexOf(cold(view).kept.length),
    explain(view) {
      const { kept, probabilities } = cold(view);
      const [only = 0] = kept;
      return `Only “${capital.words[only]}”, with ${percent(probabilities[only] ?? 0)} of the die: at T = 0 the program takes the largest logit, whatever the coin.`;
    },
    holdsText: true,
  };
}
