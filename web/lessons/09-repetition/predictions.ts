import { percent } from '../../charts/format.ts';
import { EXAMPLES, logitsOf } from '../../state/examples.ts';
import type { View } from '../../state/view.ts';
import type { Prediction } from '../lesson.ts';

const { greeting } = EXAMPLES;
const SAID = [0, 1];
const PENALTY = 1.5;

/** What happens to the second word in the text: its logit falls, but that of the first falls further. */
export function punished(): Prediction {
  const shares = ({ sampler }: View) => {
    const after = sampler.distribution(logitsOf(greeting), {
      repetitionPenalty: PENALTY,
      previousTokens: SAID,
    });
    return { before: sampler.softmax(logitsOf(greeting)), after: after.probabilities };
  };
  return {
    id: 'punished',
    question: `“hello” (logit 5) and “world” (logit 3) have been said. A penalty of ${PENALTY} divides both logits, and leaves “how”, “are” and “you” alone. What becomes of the share of “world”?`,
    options: ['It falls', 'It stays as it is', 'It rises'],
    answer(view) {
      const { before, after } = shares(view);
      return 1 + Math.sign((after[1] ?? 0) - (before[1] ?? 0));
    },
    explain(view) {
      const { before, after } = shares(view);
      const [hello, world] = SAID.map((id) => [percent(before[id] ?? 0), percent(after[id] ?? 0)]);
      return `It goes from ${world?.[0]} to ${world?.[1]}, because “hello” pays far more, from ${hello?.[0]} to ${hello?.[1]}.`;
    },
    holdsText: true,
  };
}
